import { fold } from '../../text/fold.ts';
import type { Entity } from '../../words/aliases.ts';
import { type Atom, atomsOf } from '../../words/atoms.ts';
import { amountTermsOf } from '../../words/quantities.ts';

/** Characters of which one in the range from `from` to `to` (exclusive) may be another one, missing, or two. */
export interface OneCharacterWildcard {
  readonly characters: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Origin of an alternative: typed, a word list, or a guess. */
export type AlternativeSource =
  | 'typed'
  | 'concept'
  | 'narrower'
  | 'related'
  | 'pinyin'
  | 'slip'
  | 'initials'
  | 'parts';

/** One way of saying a term. */
export interface Alternative {
  /** Its name in the answer's explanation. */
  readonly text: string;
  /** Its written forms (`normalForm`). */
  readonly forms: readonly string[];
  /** Index terms that match as well: the value of an amount. */
  readonly values: readonly string[];
  readonly wildcard?: OneCharacterWildcard;
  /** Certainty from 0 to 1; 1 if typed or listed. */
  readonly quality: number;
  readonly source: AlternativeSource;
}

/** A subject that a story must be about, with its position in the folded query. */
export interface Term {
  /** Typed text, folded. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Alternatives, most certain first. */
  readonly alternatives: readonly Alternative[];
  /** Source of its spelling; an unknown one may be a typing error. */
  readonly source: 'alias' | 'dictionary' | 'unknown';
  /** Entity, if it is a name. */
  readonly entity: Entity | undefined;
  /** Weight besides its rarity: names count more than words. */
  readonly weight: number;
  /** Whether it is one Chinese character, which is too frequent to look up beside other terms. */
  readonly isSingleCharacter: boolean;
}

/** Weights of terms besides their rarity. */
export const termWeights = { name: 1.5, latin: 1.3, trade: 1, word: 1, singleCharacter: 0.3 };

/**
 * Returns the normal form of a spelling: folded, without joiners, with a space between adjacent words of letters, and a
 * colon for a colon or slash that is part of a name (Google I/O).
 */
export function normalForm(text: string): string {
  const folded = fold(text);
  const atoms = atomsOf(folded);
  return atoms
    .map((atom, i) => {
      const before = atoms[i - 1];
      if (!before) return atom.text;
      if (/[:/]/.test(folded.slice(before.end, atom.start))) return `:${atom.text}`;
      return atom.kind !== 'character' && before.kind === atom.kind ? ` ${atom.text}` : atom.text;
    })
    .join('');
}

/** Creates a term for a word as typed, from `start` to `end` of the query. */
export function wordTerm(text: string, start = 0, end = text.length): Term {
  const atoms = atomsOf(fold(text));
  return {
    text,
    start,
    end,
    alternatives: [typedAlternative(text, atoms)],
    source: 'unknown',
    entity: undefined,
    weight: weightOf(atoms),
    isSingleCharacter: atoms.length === 1 && atoms[0]?.kind === 'character',
  };
}

function typedAlternative(text: string, atoms: readonly Atom[]): Alternative {
  return { text, forms: [normalForm(text)], values: amountTermsOf(atoms), quality: 1, source: 'typed' };
}

/** Creates a term for a name of the lexicon, searched under all its names. */
export function entityTerm(entity: Entity, text: string, start = 0, end = text.length): Term {
  const isTrade = entity.kind === 'term';
  const forms = withoutLonger([...new Set([normalForm(text), ...formsOf(entity)])]);
  return {
    ...wordTerm(text, start, end),
    alternatives: [{ text, forms, values: [], quality: 1, source: 'typed' }],
    source: 'alias',
    entity: isTrade ? undefined : entity,
    weight: isTrade ? termWeights.trade : termWeights.name,
  };
}

const entityForms = new WeakMap<Entity, readonly string[]>();

/** Returns the forms of all names of an entity. */
export function formsOf(entity: Entity): readonly string[] {
  const known = entityForms.get(entity) ?? entity.names.map((name) => normalForm(name.text));
  entityForms.set(entity, known);
  return known;
}

/** Removes Chinese forms that contain another one and so find nothing more: texts with 苹果公司 contain 苹果. */
function withoutLonger(forms: readonly string[]): string[] {
  const chinese = forms.filter((form) => atomsOf(form).every((atom) => atom.kind === 'character'));
  return forms.filter((form) => !chinese.some((shorter) => shorter !== form && form.includes(shorter)));
}

function weightOf(atoms: readonly Atom[]): number {
  if (atoms.some((atom) => atom.kind !== 'character')) return termWeights.latin;
  return atoms.length === 1 ? termWeights.singleCharacter : termWeights.word + (atoms.length - 2) * 0.2;
}
