import { cutText } from '../text/cut.ts';

/** Longest title, in characters, that is a bare name and does not say what happened. */
const LONGEST_NAME = 8;
/** Longest bare name in Latin letters; longer titles are headlines. */
const LONGEST_LATIN_NAME = 40;
const LATIN = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u;
const HAN = /\p{Script=Han}/u;
const SHORTEST_CLAUSE = 4;
const LONGEST_CLAUSE = 30;

/** A story with the beginning of its text, or all of it. */
interface TitledText {
  readonly title: string;
  readonly opening?: string | null;
  readonly paragraphs?: readonly string[];
}

/**
 * Returns the text of a story without a glance: its title, and after a bare name the first clause of its text,
 * `Presenterm：在终端放映幻灯片`.
 */
export function titleWithClause({ title, opening, paragraphs }: TitledText): string {
  if (!isBareName(title)) return title;
  const clause = firstClause(opening ?? paragraphs?.[0] ?? '', title);
  if (clause === undefined) return title;
  return HAN.test(title + clause) ? `${title}：${clause}` : `${title}: ${clause}`;
}

function isBareName(title: string): boolean {
  const length = [...title].length;
  return length <= LONGEST_NAME || (length <= LONGEST_LATIN_NAME && LATIN.test(title));
}

/** Returns the text up to its first punctuation, without the name at its start; undefined if nothing useful is left. */
function firstClause(paragraph: string, title: string): string | undefined {
  const text = paragraph.slice(0, 300);
  const rest = (text.startsWith(title) ? text.slice(title.length) : text).replace(
    /^[\s：:，,、—–-]+|^(?:是|為|为)(?:一[款个個种種套])?/gu,
    '',
  );
  const [clause = ''] = rest.split(/[，。；！？,;!?\n]|\.(?=\s|$)/u);
  const trimmed = clause.trim();
  if ([...trimmed].length < SHORTEST_CLAUSE || /^https?:/.test(trimmed)) return undefined;
  return cutText(trimmed, LONGEST_CLAUSE);
}
