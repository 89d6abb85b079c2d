import type { WarningCode } from '../../../editions/edition.ts';

/** Warnings whose sentence says no more than their code. */
const WITHOUT_DETAIL: ReadonlySet<string> = new Set([
  'no-date',
  'no-stories',
  'not-a-roundup',
  'truncated',
  'front-matter',
  'doubtful-layout',
] satisfies readonly WarningCode[]);

/**
 * Returns what a warning adds to the words of its code, in brackets: the title that its English sentence quotes, else the
 * sentence; empty if it adds nothing.
 */
export function warningDetail(code: string, sentence: string): string {
  if (WITHOUT_DETAIL.has(code)) return '';
  return `（${/“.*”/u.exec(sentence)?.[0] ?? sentence}）`;
}
