import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';

/** New entry of a source list, with the keys of the list's file, written in this order. */
export interface NewEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: 'feed';
  readonly url: string;
  readonly tier?: string;
  readonly content?: string;
  readonly columns?: readonly { readonly name: string }[];
}

/** Returns the text of a list with entries appended; comments and the order of everything else stay. */
export function withEntries(text: string, entries: readonly NewEntry[]): string {
  return edited(text, (sources, document) => {
    for (const entry of entries) {
      const node = document.createNode(entry);
      if (sources.items.length > 0) node.spaceBefore = true;
      sources.add(node);
    }
    sources.flow = false;
    return true;
  });
}

/** Settings of an entry that can be changed individually. */
export interface EntrySettings {
  readonly enabled?: boolean;
  readonly lastCheckedHere?: string;
}

/** Returns the text of a list with changed settings of a source; undefined if it has no such source. */
export function withSettings(text: string, id: string, settings: EntrySettings): string | undefined {
  if (!holds(text, id)) return undefined;
  return edited(text, (sources) => {
    for (const [name, value] of Object.entries(settings)) entryOf(sources, id)?.set(name, value);
    return true;
  });
}

/** Returns the text of a list with a source enabled or disabled; undefined if it has no such source. */
export function withEnabled(text: string, id: string, enabled: boolean): string | undefined {
  return withSettings(text, id, { enabled });
}

/** Returns the text of a list without a source and the comment above it; undefined if it has no such source. */
export function withoutEntry(text: string, id: string): string | undefined {
  if (!holds(text, id)) return undefined;
  return edited(text, (sources) => {
    const entry = entryOf(sources, id);
    sources.items = sources.items.filter((item) => item !== entry);
    return true;
  });
}

/** Returns an id that no entry of the list has: the wished one, else with a number appended. */
export function freeId(wished: string, taken: ReadonlySet<string>): string {
  const base =
    wished
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 36)
      .replace(/-$/, '') || 'source';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const id = `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

type List = ReturnType<typeof parseDocument>;

/**
 * Returns the text after a change of its list; unchanged if `change` returns false. Throws if the text is not a list.
 */
function edited(text: string, change: (sources: YAMLSeq, document: List) => boolean): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw new Error(`the list is no valid YAML: ${error.message.split('\n')[0] ?? ''}`);
  if (document.get('sources') == null) document.set('sources', document.createNode([]));
  const sources = document.get('sources', true);
  if (!isSeq(sources)) throw new Error('the list holds no sources');
  if (!change(sources, document)) return text;
  if (sources.items.length === 0) sources.flow = true;
  return document.toString({
    lineWidth: 0,
    indentSeq: isIndented(text),
    flowCollectionPadding: PADDED.test(text),
  });
}

/** Matches a list in brackets or braces that is written with spaces inside them. */
const PADDED = /[{[] \S/u;

/** Whether the entries of the list are indented under the key `sources`. */
function isIndented(text: string): boolean {
  const first = /^sources:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*([ \t]*)-/m.exec(text);
  return first?.[1] !== '';
}

function holds(text: string, id: string): boolean {
  const sources = parseDocument(text, { logLevel: 'silent' }).get('sources', true);
  return isSeq(sources) && entryOf(sources, id) !== undefined;
}

function entryOf(sources: YAMLSeq, id: string): YAMLMap | undefined {
  return sources.items.find((item): item is YAMLMap => {
    if (!isMap(item)) return false;
    const named = item.get('id', true);
    return isScalar(named) && named.value === id;
  });
}
