import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { messageOf } from '../listing/file.ts';
import type { Source } from '../source.ts';
import { SOURCE_LIST } from './schema.ts';

/** A source list that cannot be used: every problem in it, for the operator. */
export class SourceListError extends Error {
  override readonly name = 'SourceListError';
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(`The source list ${file} cannot be used: ${problems.join('; ')}.`);
    this.problems = problems;
  }
}

/** What a source list leaves to the operator's settings. */
export interface SourceListSettings {
  /** The address of an RSSHub instance, without a trailing slash; its routes are off without one. */
  readonly rsshub?: string | undefined;
}

/** Reads a source list; relative folders start at the list's own. Throws a SourceListError that names every problem. */
export function readSourceList(file: string, settings: SourceListSettings = {}): readonly Source[] {
  return parseSourceList(readListText(file), file, settings);
}

/** The text of a list's file. Throws a SourceListError where it cannot be read. */
export function readListText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceListError(file, [`it cannot be read: ${messageOf(error)}`]);
  }
}

/** Reads the text of a source list; `file` is what messages call it and where relative folders start. */
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
      `it is no valid YAML: ${(broken.message.split('\n')[0] ?? '').replace(/:$/, '')}`,
    ]);
  const yaml = plainValueOf(document, file);
  const result = SOURCE_LIST.safeParse(yaml);
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
    return source.kind === 'page' ? source : feedOf(source, settings);
  });
}

/** The list as plain values; aliases that multiply without bounds are refused by the parser. */
function plainValueOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new SourceListError(file, [`it is no valid YAML: ${messageOf(error)}`]);
  }
}

type ListedFeed = Extract<z.infer<typeof SOURCE_LIST>['sources'][number], { kind: 'feed' }>;

/** A feed with its address; one behind a route of RSSHub is off until there is an instance. */
function feedOf({ url, rsshub: route, ...feed }: ListedFeed, { rsshub }: SourceListSettings): Source {
  if (url !== undefined) return { ...feed, url };
  if (rsshub !== undefined) return { ...feed, url: `${rsshub}${route ?? ''}` };
  return { ...feed, url: '', enabled: false, lacks: 'SULAN_RSSHUB' };
}

/** The node of a path, else of the longest part of it that is there. */
function nearestNode(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]) {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return undefined;
}

/** One problem as a person finds it in the file: `source csdn-geeknews, url: must be … (line 12)`. */
function problemOf(issue: z.core.$ZodIssue, yaml: unknown, line: number | undefined): string {
  const place = line === undefined ? '' : ` (line ${line})`;
  const [list, index, ...rest] = issue.path;
  if (list !== 'sources' || typeof index !== 'number')
    return `${issue.path.join('.') || 'the file'}: ${issue.message}${place}`;
  const id = idOf(yaml, index);
  const key = rest.length > 0 ? `, ${rest.join('.')}` : '';
  return `source ${id || `number ${index + 1}`}${key}: ${issue.message}${place}`;
}

/** The id of a source of a list that cannot be used, where it has one. */
function idOf(yaml: unknown, index: number): string | undefined {
  const sources = propertyOf(yaml, 'sources');
  const id = Array.isArray(sources) ? propertyOf(sources[index], 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object' && name in value ? Reflect.get(value, name) : undefined;
}
