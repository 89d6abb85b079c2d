import { parseDocument } from 'yaml';

/**
 * A document without its front matter, the front matter's plain values (`ai: { generated: … }` as `ai_generated`), and
 * whether it is invalid YAML.
 */
export interface FrontMatter {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly broken: boolean;
  readonly body: string;
}

/** Longest front matter in characters; a roundup's has about 1,500. */
const LONGEST = 32_768;
/** Most brackets that the YAML library gets: its time grows with the square of their nesting. */
const MOST_BRACKETS = 200;
const LONGEST_KEY = 60;
/** Rules around front matter: YAML's, and TOML's as Hugo has them. */
const START = /^\uFEFF?\s{0,20}(---|\+\+\+)[ \t]{0,20}\r?\n/;
/** Hexo leaves out the first rule. */
const UNRULED_START = /^\uFEFF?\s{0,20}(?:title|date|layout|tags|categories|author):/i;
const ENDS: Readonly<Record<string, readonly string[]>> = { '---': ['---', '...'], '+++': ['+++'] };

/** Splits the front matter from a text; a text without one is returned whole. */
export function splitFrontMatter(text: string): FrontMatter {
  const [start, rule = '---'] = START.exec(text.slice(0, 100)) ?? [];
  if (start === undefined && !UNRULED_START.test(text.slice(0, 100))) return none(text);
  const from = start?.length ?? 0;
  const head = headOf(text.slice(from, from + LONGEST), ENDS[rule] ?? []);
  if (!head) return (start === undefined ? splitUnruled(text) : undefined) ?? none(text);
  const { lines, length } = head;
  // A text may begin with a thematic break: only lines of keys make front matter.
  const isFrontMatter =
    start === undefined
      ? lines.every(isKeyOrBlank)
      : lines.some((line) => keyOf(line, rule === '+++' ? '=' : ':') !== undefined);
  if (!isFrontMatter) return (start === undefined ? splitUnruled(text) : undefined) ?? none(text);
  const body = text.slice(from + length);
  if (rule === '+++') return { ...readLines(lines, '='), broken: false, body };
  return { ...(readFlat(lines) ?? readYaml(lines.join('\n')) ?? readLines(lines, ':')), body };
}

/** Lines of keys up to the first empty line, as Pelican has them; a value may go on in indented lines. */
const UNRULED = /^\uFEFF?((?:[A-Za-z][\w-]{1,20}:[ \t]?[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,40})\s*\n/;
/** Keys beside the title that only a post has. */
const KEYS_OF_POSTS = ['date', 'category', 'categories', 'tags', 'slug', 'author', 'authors'];

/** Splits front matter without any rule from a text; undefined if it has none. */
function splitUnruled(text: string): FrontMatter | undefined {
  const [whole, head = ''] = UNRULED.exec(text.slice(0, LONGEST)) ?? [];
  if (whole === undefined) return undefined;
  const { values, lists } = readLines(head.split('\n'), ':');
  const byKey = new Map([...values].map(([key, value]) => [key.toLowerCase(), value]));
  if (!byKey.has('title') || !KEYS_OF_POSTS.some((key) => byKey.has(key))) return undefined;
  return { values: byKey, lists, broken: false, body: text.slice(whole.length) };
}

function none(body: string): FrontMatter {
  return { values: new Map(), lists: new Map(), broken: false, body };
}

/** Returns the lines before a closing rule, and the offset of the end of that rule's line. */
function headOf(
  text: string,
  ends: readonly string[],
): { readonly lines: string[]; readonly length: number } | undefined {
  const lines: string[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    const bare = line.trimEnd();
    if (ends.includes(bare)) return { lines, length: at + bare.length };
    lines.push(bare);
    if (end < 0) return undefined;
    at = end + 1;
  }
  return undefined;
}

type Values = Omit<FrontMatter, 'body'>;

/** Returns the key at the beginning of a line and the value after its sign; undefined if it begins with none. */
function keyOf(line: string, sign: ':' | '='): { readonly key: string; readonly value: string } | undefined {
  const at = line.slice(0, LONGEST_KEY + 1).indexOf(sign);
  if (at <= 0) return undefined;
  const key = line.slice(0, at).trimEnd();
  return /^[\p{L}\p{N}_-]+$/u.test(key) ? { key, value: line.slice(at + 1).trim() } : undefined;
}

function isKeyOrBlank(line: string): boolean {
  return line.trim() === '' || /^\s{0,8}-\s/.test(line) || keyOf(line, ':') !== undefined;
}

const PLAIN_VALUE = /^[^\s"'[\]{}|>&*!%#@`,?-][^"'\\[\]{}#&*!|>]*$/;

/**
 * Reads front matter as most blogs write it: `key: value` lines with plain or simply quoted values, and lists in
 * brackets. A YAML library takes longer for it than the rest of the reading; anything else is left to the library.
 */
function readFlat(lines: readonly string[]): Values | undefined {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (line.startsWith('  ') && /^ {2,8}(?:path|alt): /.test(line)) continue;
    const field = keyOf(line, ':');
    if (!field) return undefined;
    const { key, value } = field;
    const list = value.startsWith('[') ? /^\[([^[\]{}"\\]*)\]$/.exec(value) : null;
    if (list) lists.set(key, (list[1] ?? '').split(',').map(unquoted).filter(Boolean));
    else if (/^"[^"\\]*"$/.test(value) || /^'[^']*'$/.test(value)) values.set(key, value.slice(1, -1));
    else if (value !== '' && PLAIN_VALUE.test(value) && !value.includes(': ')) values.set(key, value);
    else if (value !== '') return undefined;
  }
  return { values, lists, broken: false };
}

function unquoted(item: string): string {
  const text = item.trim();
  const quote = text[0] ?? '';
  const isQuoted = text.length > 1 && `"'`.includes(quote) && text.endsWith(quote);
  return isQuoted ? text.slice(1, -1) : text;
}

function readYaml(yaml: string): Values | undefined {
  if (yaml.replace(/[^[{]/g, '').length > MOST_BRACKETS) return undefined;
  try {
    const document = parseDocument(yaml, { uniqueKeys: false, schema: 'core', logLevel: 'silent' });
    if (document.errors.length > 0) return undefined;
    const content: unknown = document.toJS({ maxAliasCount: 10 });
    if (typeof content !== 'object' || content === null) return undefined;
    return sortValues(Object.entries(content));
  } catch {
    // Nesting too deep for the library: its lines are read one by one instead.
    return undefined;
  }
}

function sortValues(entries: readonly (readonly [string, unknown])[]): Values {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const [key, value] of entries) {
    if (typeof value === 'string' || typeof value === 'number') values.set(key, String(value));
    else if (typeof value === 'boolean') values.set(key, String(value));
    else if (Array.isArray(value))
      lists.set(
        key,
        value.flatMap((item: unknown) => namedItem(item) ?? []),
      );
    else if (typeof value === 'object' && value !== null)
      for (const [inner, innerValue] of Object.entries(value)) {
        const isPlain = ['string', 'number', 'boolean'].includes(typeof innerValue);
        if (isPlain) values.set(`${key}_${inner}`, String(innerValue));
      }
  }
  return { values, lists, broken: false };
}

/** Returns an item of a list: its text, or its name if it has several fields (`authors: [{ name: … }]`). */
function namedItem(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null || !('name' in item)) return undefined;
  return typeof item.name === 'string' ? item.name : undefined;
}

/** Reads TOML and invalid front matter as far as possible: the lines that assign a value to a key. */
function readLines(lines: readonly string[], sign: ':' | '='): Values {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const line of lines) {
    const field = keyOf(line, sign);
    if (!field || field.value === '') continue;
    const { key, value } = field;
    if (value.startsWith('[') && value.endsWith(']'))
      lists.set(key, value.slice(1, -1).split(',').map(unquoted).filter(Boolean));
    else values.set(key, unquoted(value));
  }
  return { values, lists, broken: true };
}
