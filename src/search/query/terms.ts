import { fold } from '../../text/fold.ts';
import type { Entity } from '../../words/aliases.ts';
import { type Atom, atomsOf } from '../../words/atoms.ts';
import { amountTermsOf } from '../../words/quantities.ts';

/** Characters of which one, from `from` up to, not including, `to`, may be another, none or two. */
export interface OneCharacterWildcard {
  readonly characters: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Where an alternative comes from: what was typed, a word list, or a guess at what was meant. */
export type AlternativeSource =
  | 'typed'
  | 'concept'
  | 'narrower'
  | 'related'
  | 'pinyin'
  | 'slip'
  | 'initials'
  | 'parts';

/** One way of saying what a term asks for. */
export interface Alternative {
  /** What it is called where an answer says how a word was read. */
  readonly text: string;
  /** Its ways of being written (`formOf`). */
  readonly forms: readonly string[];
  /** Index terms any of which is a match as well: the value of an amount. */
  readonly values: readonly string[];
  readonly wildcard?: OneCharacterWildcard;
  /** 0 to 1: how surely it is what was meant; 1 as typed or listed. */
  readonly quality: number;
  readonly source: AlternativeSource;
}

/** One thing that a story has to be about, with its place in the folded query. */
export interface Term {
  /** As typed, folded. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The ways of saying it, the surest first. */
  readonly alternatives: readonly Alternative[];
  /** Where its spelling is known from; anything unknown may be a slip. */
  readonly source: 'alias' | 'dictionary' | 'unknown';
  /** The thing that it names, if it is a name rather than a word. */
  readonly entity: Entity | undefined;
  /** How much finding it says beside its rarity: names say more than words. */
  readonly weight: number;
  /** One Chinese character: so many stories hold each that none is looked up by it where there is anything else. */
  readonly isSingleCharacter: boolean;
}

/** What a term counts for besides its rarity. */
export const termWeights = { name: 1.5, latin: 1.3, trade: 1, word: 1, singleCharacter: 0.3 };

/**
 * The normal form of a way of writing: folded, without joints, a space between neighbouring words of letters, and a colon
 * where a colon or stroke stands that is part of the name (Google I/O).
 */
export function formOf(text: string): string {
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

/** A term for a word as it stands, from `start` up to `end` of the query. */
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
  return { text, forms: [formOf(text)], values: amountTermsOf(atoms), quality: 1, source: 'typed' };
}

/** A term for a name of the lexicon, looked for under all its names. */
export function entityTerm(entity: Entity, text: string, start = 0, end = text.length): Term {
  const isTrade = entity.kind === 'term';
  const forms = withoutLonger([...new Set([formOf(text), ...formsOf(entity)])]);
  return {
    ...wordTerm(text, start, end),
    alternatives: [{ text, forms, values: [], quality: 1, source: 'typed' }],
    source: 'alias',
    entity: isTrade ? undefined : entity,
    weight: isTrade ? termWeights.trade : termWeights.name,
  };
}

const entityForms = new WeakMap<Entity, readonly string[]>();

/** The forms of all names of an entity. */
export function formsOf(entity: Entity): readonly string[] {
  const known = entityForms.get(entity) ?? entity.names.map((name) => formOf(name.text));
  entityForms.set(entity, known);
  return known;
}

/** Whatever holds 苹果公司 holds 苹果: Chinese forms that contain another one find nothing more. */
function withoutLonger(forms: readonly string[]): string[] {
  const chinese = forms.filter((form) => atomsOf(form).every((atom) => atom.kind === 'character'));
  return forms.filter((form) => !chinese.some((shorter) => shorter !== form && form.includes(shorter)));
}

function weightOf(atoms: readonly Atom[]): number {
  if (atoms.some((atom) => atom.kind !== 'character')) return termWeights.latin;
  return atoms.length === 1 ? termWeights.singleCharacter : termWeights.word + (atoms.length - 2) * 0.2;
}
