import { fold } from '../text/fold.ts';
import { keyOf } from './atoms.ts';

/** Kinds of entities: the sections of data/aliases.txt. */
export const entityKinds = [
  'company',
  'person',
  'model',
  'product',
  'opensource',
  'language',
  'game',
  'media',
  'government',
  'university',
  'event',
  'term',
] as const;
/** Kind of an entity of data/aliases.txt. */
export type EntityKind = (typeof entityKinds)[number];

/** Whether news can be about a thing of a kind; excludes general terms (发布, 芯片) and the media that report the news. */
export function isSubjectOfNews(kind: EntityKind): boolean {
  return kind !== 'term' && kind !== 'media';
}

/** Folded display name of an entity: unique, and stable while the first name of its line stays. */
export type EntityId = string & { readonly brand: 'EntityId' };

/** A name of an entity as written in the alias list. */
export interface EntityName {
  readonly text: string;
  /** Key for comparison (`keyOf`). */
  readonly key: string;
  /** Also an ordinary word (苹果): weak evidence by itself. */
  readonly ordinary: boolean;
}

/** A named thing in the news, with all its names, the display name first. */
export interface Entity {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
  readonly names: readonly EntityName[];
}

/** An invalid line of the alias list, and the reason. */
export interface AliasProblem {
  readonly line: number;
  readonly message: string;
}

/** Contents of an alias list. */
export interface Aliases {
  readonly entities: Entity[];
  /** Keys of ordinary words that contain a name. */
  readonly ordinary: readonly string[];
  readonly problems: AliasProblem[];
}

/** Section of ordinary words that contain a name. */
const ORDINARY = '[ordinary]';

/** Parses an alias list (format: see data/aliases.txt); invalid lines are reported and skipped. */
export function parseAliases(text: string): Aliases {
  const entities: Entity[] = [];
  const ordinary: string[] = [];
  const problems: AliasProblem[] = [];
  const holders = new Map<string, number>();
  let kind: EntityKind | typeof ORDINARY | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const number = index + 1;
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) {
      kind = line === ORDINARY ? ORDINARY : entityKinds.find((known) => line === `[${known}]`);
      if (!kind) {
        problems.push({ line: number, message: `no kind ${line}: one of ${entityKinds.join(', ')}` });
      }
      continue;
    }
    if (kind === ORDINARY) ordinary.push(...line.split(',').map(keyOf));
    if (!kind || kind === ORDINARY) continue;
    const free: EntityName[] = [];
    for (const name of namesOf(line)) {
      const holder = holders.get(name.key);
      if (holder !== undefined) {
        problems.push({ line: number, message: `${name.text} stands in line ${holder} already` });
      }
      if (holder !== undefined || name.key === '') continue;
      holders.set(name.key, number);
      free.push(name);
    }
    const [first] = free;
    if (first) entities.push({ id: fold(first.text) as EntityId, kind, name: first.text, names: free });
  }
  const known = entities.map((entity) => withFamilyName(entity, holders));
  return { entities: known, ordinary: ordinary.filter((key) => !holders.has(key)), problems };
}

/** Shortest family name that is used alone: shorter ones (Cook, Ma) are often words or other people. */
const SHORTEST_FAMILY_NAME = 5;

/** Family names that are too common to identify a person. */
const commonFamilyNames: ReadonlySet<string> = new Set(
  `smith scott williams allen brown moore harris wilson johnson jones davis miller taylor anderson thomas jackson white
  martin thompson clark lewis walker young wright green baker adams nelson carter mitchell roberts turner phillips
  campbell parker evans edwards collins stewart morris murphy rogers cooper bailey kelly howard watson brooks graham`.split(
    /\s+/,
  ),
);

/** Adds the family name of a foreigner as a name: Zuckerberg for Mark Zuckerberg. */
function withFamilyName(entity: Entity, holders: ReadonlyMap<string, number>): Entity {
  if (entity.kind !== 'person' || !entity.name.includes('·')) return entity;
  const family = entity.names.map((name) => /^[a-z .]+ ([a-z]+)$/i.exec(name.text)?.[1] ?? '');
  const added = family
    .map((text) => ({ text, key: keyOf(text), ordinary: true }))
    .filter(
      ({ key }) => key.length >= SHORTEST_FAMILY_NAME && !commonFamilyNames.has(key) && !holders.has(key),
    );
  return added.length > 0 ? { ...entity, names: [...entity.names, ...added.slice(0, 1)] } : entity;
}

function namesOf(line: string): EntityName[] {
  const equals = line.indexOf('=');
  const shown = equals < 0 ? line : line.slice(0, equals);
  const others = equals < 0 ? [] : line.slice(equals + 1).split(',');
  return [shown, ...others].map((part) => {
    const ordinary = part.trim().endsWith('~');
    const text = ordinary ? part.trim().slice(0, -1) : part.trim();
    return { text, key: keyOf(text), ordinary };
  });
}
