import { isDrawnRule } from './drawnRules.ts';

/**
 * Returns for each line whether it belongs to fenced code, the fences included; a fence that is never closed begins no
 * code.
 */
export function codeLines(lines: string[]): boolean[] {
  const isCode: boolean[] = lines.map(() => false);
  let fence: { readonly sign: string; readonly start: number } | undefined;
  for (const [i, line] of lines.entries()) {
    const sign = /^(?:[ \t]{0,8}|(?:> ?){1,16})(`{3,}|~{3,})/.exec(line.slice(0, 200))?.[1];
    if (fence === undefined) {
      const isInline = sign?.startsWith('`') && line.slice(line.indexOf(sign) + sign.length).includes('`');
      if (sign !== undefined && !isInline && !isDrawnRule(line)) fence = { sign, start: i };
    } else if (sign?.startsWith(fence.sign) && line.slice(line.indexOf(sign) + sign.length).trim() === '') {
      isCode.fill(true, fence.start, i + 1);
      fence = undefined;
    }
  }
  // An open fence would swallow the rest of the document.
  if (fence) lines[fence.start] = '';
  return isCode;
}

/** Unwraps a document that is one block of Markdown code, as language models return it. */
export function unwrapped(lines: string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const isWrapped =
    /^```(?:markdown|md)$/i.test((lines[first] ?? '').trim()) && (lines[last] ?? '').trim() === '```';
  return isWrapped && last > first ? lines.slice(first + 1, last) : lines;
}
