import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fold } from '../text/fold.ts';
import { type AliasProblem, type Entity, type EntityId, parseAliases } from './aliases.ts';
import { type Atom, atomsOf, keyOf } from './atoms.ts';

/** A name of an entity found in a text. */
export interface Mention {
  readonly entity: Entity;
  /** The name used is an ordinary word too: weak evidence unless the entity is named in another way as well. */
  readonly ordinary: boolean;
  /** Offsets in the folded text (`fold`). */
  readonly start: number;
  readonly end: number;
}

/** The known entities and their names, looked up in texts. */
export interface Lexicon {
  readonly entities: readonly Entity[];
  readonly problems: readonly AliasProblem[];
  /** Changes with the alias list: what was derived from another one is out of date. */
  readonly fingerprint: string;
  /** The entity of an id. */
  entity(id: string): Entity | undefined;
  /** The entity that a name is one of, whatever its case, width, spaces, hyphens and script. */
  named(name: string): Entity | undefined;
  /** Every mention in a text, the longest name at each place, none inside another. */
  mentionsIn(text: string): Mention[];
  /** The same for a text that was folded and taken into atoms before. */
  mentionsAmong(atoms: readonly Atom[]): Mention[];
}

/** Where an alias list that ships with the program stands. */
const shippedList = new URL('../../data/aliases.txt', import.meta.url);

let shipped: Lexicon | undefined;

/** The lexicon of the alias list that ships, read once a process; throws where the file cannot be read. */
export function loadLexicon(): Lexicon {
  shipped ??= createLexicon(readFileSync(shippedList, 'utf8'));
  return shipped;
}

/** What a name stands for; nothing, if it is an ordinary word that holds one. */
type Named = { readonly entity: Entity; readonly ordinary: boolean } | undefined;

/** A lexicon from the text of an alias list. */
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

/** How often each entity is mentioned in a text, and how often by a name that is no ordinary word. */
export function entitiesIn(lexicon: Lexicon, text: string): Map<EntityId, { count: number; sure: number }> {
  const counts = new Map<EntityId, { count: number; sure: number }>();
  for (const { entity, ordinary } of lexicon.mentionsIn(text)) {
    const { count, sure } = counts.get(entity.id) ?? { count: 0, sure: 0 };
    counts.set(entity.id, { count: count + 1, sure: sure + (ordinary ? 0 : 1) });
  }
  return counts;
}

/** Most places in a text are ruled out by two characters, without making a string of them. */
function mayBegin(atoms: readonly Atom[], at: number, firstPairs: ReadonlySet<number>): boolean {
  const text = atoms[at]?.text ?? '';
  const second = text.length > 1 ? text.charCodeAt(1) : (atoms[at + 1]?.text.charCodeAt(0) ?? Number.NaN);
  return (
    firstPairs.has(pairOf(text.charCodeAt(0), second)) ||
    firstPairs.has(pairOf(text.charCodeAt(0), Number.NaN))
  );
}

/** Two code units as one number; a name of one character has none after it. */
function pairOf(first: number, second: number): number {
  return first * 0x10000 + (Number.isNaN(second) ? 0 : second);
}

/** The hashes of what names begin with, and whether that may be a whole name. */
type Beginnings = Map<number, boolean>;

/**
 * The longest name from an atom on. Beginnings are told by their hashes, reckoned on from atom to atom, because new strings
 * are slow to look up; where two beginnings share a hash the names decide all the same.
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

/** The hash of a text that goes on with a code unit, as 32 bits with a sign. */
function hashOn(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

/** Letters right after a digit go on with the name (GPT-4o is not GPT-4); anything else may follow one. */
function endsAt(last: Atom, next: Atom | undefined): boolean {
  return !(last.kind === 'digits' && next?.kind === 'letters' && next.start === last.end);
}
