import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { errorMessage } from '../../text/errorMessage.ts';
import type { Source } from '../source.ts';
import { isRule, SourceListError, type SourceListProblem } from './problem.ts';
import { SOURCE_LIST } from './schema.ts';

/** Settings of the operator that a source list refers to. */
export interface SourceListSettings {
  /** Address of an RSSHub instance, without a trailing slash; its routes are off without one. */
  readonly rsshub?: string | undefined;
}

/** Reads a source list; relative folders start at the list's own. Throws a SourceListError that names every problem. */
export function readSourceList(file: string, settings: SourceListSettings = {}): readonly Source[] {
  return parseSourceList(readListText(file), file, settings);
}

/** Reads the text of a list's file. Throws a SourceListError if it cannot be read. */
export function readListText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceListError(file, [{ place: {}, rule: 'unreadable', detail: errorMessage(error) }]);
  }
}

/** Reads the text of a source list; `file` is its name in messages and the base of relative folders. */
export function parseSourceList(
  text: string,
  file: string,
  settings: SourceListSettings = {},
): readonly Source[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken)
    throw new SourceListError(file, [
      { place: {}, rule: 'yaml', detail: (broken.message.split('\n')[0] ?? '').replace(/:$/, '') },
    ]);
  const yaml = plainValueOf(document, file);
  const result = SOURCE_LIST.safeParse(yaml, { reportInput: true });
  if (!result.success) {
    const lineAt = (path: readonly PropertyKey[]) => {
      const node = nearestNode(document, path);
      return node?.range ? lines.linePos(node.range[0]).line : undefined;
    };
    throw new SourceListError(
      file,
      result.error.issues.map((issue) => problemOf(issue, yaml, lineAt(issue.path))),
    );
  }
  return result.data.sources.map((source) => {
    if (source.kind === 'folder') return { ...source, path: resolve(dirname(file), source.path) };
    return source.kind === 'feed' ? feedOf(source, settings) : source;
  });
}

/** Returns the list as plain values; the parser refuses aliases that expand without bounds. */
function plainValueOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new SourceListError(file, [{ place: {}, rule: 'yaml', detail: errorMessage(error) }]);
  }
}

type ListedFeed = Extract<z.infer<typeof SOURCE_LIST>['sources'][number], { kind: 'feed' }>;

/** Returns a feed with its address; one behind a route of RSSHub is off until an instance is set. */
function feedOf({ url, rsshub: route, ...feed }: ListedFeed, { rsshub }: SourceListSettings): Source {
  if (url !== undefined) return { ...feed, url };
  if (rsshub !== undefined) return { ...feed, url: `${rsshub}${route ?? ''}` };
  return { ...feed, url: '', enabled: false, lacks: 'SULAN_RSSHUB' };
}

/** Returns the node of a path, else of its longest existing prefix. */
function nearestNode(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]) {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return undefined;
}

/** Returns an issue of the schema as a problem with its place in the file. */
function problemOf(issue: z.core.$ZodIssue, yaml: unknown, line: number | undefined): SourceListProblem {
  const [list, index, ...rest] = issue.path;
  const isOfSource = list === 'sources' && typeof index === 'number';
  const setting = (isOfSource ? rest : issue.path).join('.');
  const place = {
    ...(isOfSource && { source: idOf(yaml, index) || index + 1 }),
    ...(setting !== '' && { setting }),
    ...(line !== undefined && { line }),
  };
  return isRule(issue.message) ? { place, rule: issue.message } : { place, ...brokenRule(issue) };
}

/** Returns the rule of an issue that the schema has no message of its own for. */
function brokenRule(issue: z.core.$ZodIssue): Omit<SourceListProblem, 'place'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { rule: 'missing' } : { rule: 'type', detail: issue.expected };
    case 'unrecognized_keys':
      return { rule: 'unknown-setting', detail: issue.keys.join(', ') };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { rule: 'empty' }
        : { rule: 'too-small', detail: String(issue.minimum) };
    case 'too_big':
      return { rule: 'too-large', detail: String(issue.maximum) };
    case 'invalid_value':
      return { rule: 'value', detail: issue.values.join(', ') };
    default:
      return { rule: 'other', detail: issue.message };
  }
}

/** Returns the id of a source in an invalid list, if it has one. */
function idOf(yaml: unknown, index: number): string | undefined {
  const sources = propertyOf(yaml, 'sources');
  const id = Array.isArray(sources) ? propertyOf(sources[index], 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' && name in value ? Reflect.get(value, name) : undefined;
}
