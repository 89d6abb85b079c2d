import { parseDocument } from 'yaml';

/** A document without its front matter, the front matter's plain values, and whether it is broken YAML. */
export interface FrontMatter {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly broken: boolean;
  readonly body: string;
}

/** Longer ones are none; a roundup's has about 1,500 characters. */
const LONGEST = 32_768;
/** The library's time grows with the square of their nesting. */
const MOST_BRACKETS = 200;
const START = /^\uFEFF?\s{0,20}---[ \t]*\r?\n/;
const END = /^(?:---|\.\.\.)[ \t]*$/m;

/** Takes the YAML front matter off a text; a text without any keeps everything. */
export function splitFrontMatter(text: string): FrontMatter {
  const start = START.exec(text.slice(0, 100));
  if (!start) return none(text);
  const rest = text.slice(start[0].length, start[0].length + LONGEST);
  const end = END.exec(rest);
  if (!end) return none(text);
  const yaml = rest.slice(0, end.index);
  // A text may begin with a rule: only lines of keys make front matter.
  if (!/^[\w-]+\s*:/m.test(yaml)) return none(text);
  const body = text.slice(start[0].length + end.index + end[0].length);
  return { ...(readFlat(yaml) ?? readYaml(yaml) ?? readLines(yaml)), body };
}

function none(body: string): FrontMatter {
  return { values: new Map(), lists: new Map(), broken: false, body };
}

type Values = Omit<FrontMatter, 'body'>;

const PLAIN_VALUE = /^[^\s"'[\]{}|>&*!%#@`,?-][^"'\\[\]{}#&*!|>]*$/;

/**
 * Reads the front matter that blogs write: `key: value` lines with plain or simply quoted values, lists in brackets.
 * A YAML library takes longer over it than everything else takes over the post; anything unusual is left to it.
 */
function readFlat(yaml: string): Values | undefined {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const line of yaml.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    if (/^ {2,8}(?:path|alt): /.test(line)) continue;
    const match = /^([\w-]+): *(.*?)\s*$/.exec(line);
    if (!match) return undefined;
    const [, key = '', raw = ''] = match;
    const list = /^\[([^[\]{}"\\]*)\]$/.exec(raw);
    if (list) lists.set(key, (list[1] ?? '').split(',').map(unquoted).filter(Boolean));
    else if (/^"[^"\\]*"$/.test(raw) || /^'[^']*'$/.test(raw)) values.set(key, raw.slice(1, -1));
    else if (raw !== '' && PLAIN_VALUE.test(raw) && !raw.includes(': ')) values.set(key, raw);
    else if (raw !== '') return undefined;
  }
  return { values, lists, broken: false };
}

function unquoted(item: string): string {
  return item.trim().replace(/^'(.*)'$/, '$1');
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
    // Nesting that the library cannot take: its lines are read one by one instead.
    return undefined;
  }
}

function sortValues(entries: readonly (readonly [string, unknown])[]): Values {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const [key, value] of entries) {
    if (typeof value === 'string' || typeof value === 'number') values.set(key, String(value));
    else if (Array.isArray(value))
      lists.set(
        key,
        value.filter((item) => typeof item === 'string'),
      );
  }
  return { values, lists, broken: false };
}

/** What can be had of broken front matter: its `key: value` lines. */
function readLines(yaml: string): Values {
  const values = new Map<string, string>();
  for (const line of yaml.split(/\r?\n/)) {
    const match = /^([\w-]+)\s*:\s*(.+?)\s*$/.exec(line);
    if (match) values.set(match[1] ?? '', (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2'));
  }
  return { values, lists: new Map(), broken: true };
}
