import { fold } from '../text/fold.ts';

/** An invalid line of the list, and the reason. */
export interface ConceptProblem {
  readonly line: number;
  readonly message: string;
}

/** Parsed line of a concept list. */
export type ConceptLine =
  /** Words that say the same, and those that they include; `type` is the kind of event that `announcing` words announce. */
  | {
      readonly kind: 'concept';
      readonly same: readonly string[];
      readonly narrower: readonly string[];
      readonly announces: { readonly type: string; readonly words: readonly string[] } | undefined;
    }
  /** Words that announce a kind of event, and are no search words. */
  | { readonly kind: 'announcement'; readonly type: string; readonly words: readonly string[] }
  /** Makers and their products. */
  | { readonly kind: 'maker'; readonly makers: readonly string[]; readonly products: readonly string[] }
  /** A name, and others so short that they stand for it only before its version. */
  | { readonly kind: 'version'; readonly name: string; readonly short: readonly string[] }
  /** One-character verbs of queries, and their words in the news. */
  | { readonly kind: 'verb'; readonly verbs: readonly string[]; readonly words: readonly string[] };

/** Sections whose words announce no event. */
const quiet: ReadonlySet<string> = new Set(['topics', 'nicknames']);
/** Prefix of a line of words that announce an event but are no search words. */
const ALSO = 'also:';

/** Reads a concept list (its format stands at the top of data/concepts.txt); a faulty line is told and left out. */
export function parseConceptList(list: string): {
  readonly lines: readonly ConceptLine[];
  readonly problems: readonly ConceptProblem[];
} {
  const lines: ConceptLine[] = [];
  const problems: ConceptProblem[] = [];
  let section = 'topics';
  for (const [index, raw] of list.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const header = /^\[([a-z]+)\]$/.exec(line)?.[1];
    if (header !== undefined) {
      section = header;
      continue;
    }
    const read = readLine(section, line);
    if (read) lines.push(read);
    else problems.push({ line: index + 1, message: `a concept needs two words: ${line}` });
  }
  return { lines, problems };
}

function readLine(section: string, line: string): ConceptLine | undefined {
  if (line.startsWith(ALSO)) {
    return { kind: 'announcement', type: section, words: partsOf(line.slice(ALSO.length)).map(fold) };
  }
  const [names = '', included = ''] = line.split('>');
  const written = partsOf(names.replace('=', ','));
  const [narrower, same] = [partsOf(included), written.map((word) => word.replace(/~$/, ''))];
  const [name, ...short] = same;
  if (name === undefined || same.length + narrower.length < 2) return undefined;
  if (section === 'verbs') return { kind: 'verb', verbs: same, words: narrower };
  if (section === 'versions') return { kind: 'version', name, short };
  if (section === 'makers') return { kind: 'maker', makers: same, products: narrower };
  const words = [...written, ...narrower].filter((word) => !word.endsWith('~')).map(fold);
  return {
    kind: 'concept',
    same,
    narrower,
    announces: quiet.has(section) ? undefined : { type: section, words },
  };
}

function partsOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
