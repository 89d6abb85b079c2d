import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fold } from '../text/fold.ts';
import { type AliasProblem, type Entity, type EntityId, parseAliases } from './aliases.ts';
import { type Atom, atomsOf, keyOf } from './atoms.ts';

/** Mention of an entity in a text. */
export interface Mention {
  readonly entity: Entity;
  /** The name is also an ordinary word: weak evidence without another name of the entity. */
  readonly ordinary: boolean;
  /** Offsets in the folded text (`fold`). */
  readonly start: number;
  readonly end: number;
}

/** Lexicon of entities and their names. */
export interface Lexicon {
  readonly entities: readonly Entity[];
  readonly problems: readonly AliasProblem[];
  /** Hash that changes with the alias list, to detect outdated derived data. */
  readonly fingerprint: string;
  /** Returns the entity of an id. */
  entity(id: string): Entity | undefined;
  /** Returns the entity of a name, ignoring case, width, spaces, hyphens and script. */
  named(name: string): Entity | undefined;
  /** Returns all mentions in a text: the longest name at each position, without overlaps. */
  mentionsIn(text: string): Mention[];
  /** Like `mentionsIn`, for the atoms of a folded text. */
  mentionsAmong(atoms: readonly Atom[]): Mention[];
}

/** File of the bundled alias list. */
const shippedList = new URL('../../data/aliases.txt', import.meta.url);

let shipped: Lexicon | undefined;

/** Returns the lexicon of the bundled alias list, read once per process. Throws if the file cannot be read. */
export function loadLexicon(): Lexicon {
  shipped ??= createLexicon(readFileSync(shippedList, 'utf8'));
  return shipped;
}

/** Entity of a name; undefined for an ordinary word that contains a name. */
type Named = { readonly entity: Entity; readonly ordinary: boolean } | undefined;

/** Creates a lexicon from the text of an alias list. */
export function createLexicon(list: string): Lexicon {
  const { entities, ordinary, problems } = parseAliases(list);
  const byId = new Map<string, Entity>(entities.map((entity) => [entity.id, entity]));
  const names: Map<string, Named> = new Map(ordinary.map((key) => [key, undefined]));
  const beginnings: Beginnings = new Map();
  const firstPairs = new Set<number>();
  for (const entity of entities) {
    for (const { key, ordinary } of entity.names) names.set(key, { entity, ordinary });
  }
  for (const key of names.keys()) {
    for (let hash = 0, end = 0; end < key.length; end++) {
      hash = hashOn(hash, key.charCodeAt(end));
      beginnings.set(hash, end === key.length - 1 || beginnings.get(hash) === true);
    }
    firstPairs.add(pairOf(key.charCodeAt(0), key.charCodeAt(1)));
  }
  const mentionsAmong = (atoms: readonly Atom[]) => {
    const mentions: Mention[] = [];
    for (let i = 0; i < atoms.length; ) {
      const found = mayBegin(atoms, i, firstPairs) ? longestFrom(atoms, i, names, beginnings) : undefined;
      if (found?.mention) mentions.push(found.mention);
      i = found ? found.next : i + 1;
    }
    return mentions;
  };
  return {
    entities,
    problems,
    fingerprint: createHash('sha256').update(list).digest('hex'),
    entity: (id) => byId.get(id),
    named: (name) => names.get(keyOf(name))?.entity,
    mentionsIn: (text) => mentionsAmong(atomsOf(fold(text))),
    mentionsAmong,
  };
}

/** Counts the mentions of each entity in a text, and those by names that are no ordinary words. */
export function entitiesIn(lexicon: Lexicon, text: string): Map<EntityId, { count: number; sure: number }> {
  const counts = new Map<EntityId, { count: number; sure: number }>();
  for (const { entity, ordinary } of lexicon.mentionsIn(text)) {
    const { count, sure } = counts.get(entity.id) ?? { count: 0, sure: 0 };
    counts.set(entity.id, { count: count + 1, sure: sure + (ordinary ? 0 : 1) });
  }
  return counts;
}

/** Excludes most positions by their first two characters, without creating a string. */
function mayBegin(atoms: readonly Atom[], at: number, firstPairs: ReadonlySet<number>): boolean {
  const text = atoms[at]?.text ?? '';
  const second = text.length > 1 ? text.charCodeAt(1) : (atoms[at + 1]?.text.charCodeAt(0) ?? Number.NaN);
  return (
    firstPairs.has(pairOf(text.charCodeAt(0), second)) ||
    firstPairs.has(pairOf(text.charCodeAt(0), Number.NaN))
  );
}

/** Returns two code units as one number; the second is absent in a name of one character. */
function pairOf(first: number, second: number): number {
  return first * 0x10000 + (Number.isNaN(second) ? 0 : second);
}

/** Hashes of the prefixes of names, and whether a prefix may be a whole name. */
type Beginnings = Map<number, boolean>;

/**
 * Finds the longest name from an atom on. Prefixes are compared by hashes that are extended from atom to atom, because
 * new strings are slow to look up; names decide in case of collisions.
 */
function longestFrom(
  atoms: readonly Atom[],
  from: number,
  names: ReadonlyMap<string, Named>,
  beginnings: Beginnings,
): { mention: Mention | undefined; next: number } | undefined {
  const first = atoms[from];
  if (!first) return undefined;
  let hash = 0;
  let best: { mention: Mention | undefined; next: number } | undefined;
  for (let i = from; i < atoms.length; i++) {
    const atom = atoms[i];
    if (!atom || (i > from && !atom.joined)) break;
    for (let at = 0; at < atom.text.length; at++) hash = hashOn(hash, atom.text.charCodeAt(at));
    const mayBeName = beginnings.get(hash);
    if (mayBeName === undefined) break;
    if (!mayBeName || !endsAt(atom, atoms[i + 1])) continue;
    const key = joined(atoms, from, i + 1);
    if (names.has(key)) {
      const name = names.get(key);
      best = { mention: name && { ...name, start: first.start, end: atom.end }, next: i + 1 };
    }
  }
  return best;
}

function joined(atoms: readonly Atom[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += atoms[i]?.text ?? '';
  return text;
}

/** Extends a hash by a code unit; 32 bits, signed. */
function hashOn(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/** Whether a name can end here: letters after a digit continue it (GPT-4o is not GPT-4). */
function endsAt(last: Atom, next: Atom | undefined): boolean {
  return !(last.kind === 'digits' && next?.kind === 'letters' && next.start === last.end);
}
