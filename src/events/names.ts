import type { EntityKind } from '../words/aliases.ts';
import type { Atom } from '../words/atoms.ts';
import type { Lexicon, Mention } from '../words/lexicon.ts';
import type { TextSpan } from './pairs.ts';
import { type Version, versionName, versionsOf } from './versions.ts';

/** A named thing, and its weight as evidence if two stories share it. */
export interface Name {
  /** Id of an entity, a Latin word, a version (`gpt 4o mini`) or a quoted name. */
  readonly key: string;
  readonly weight: number;
}

/** Names in a text. */
export interface NamedThings {
  readonly names: readonly Name[];
  readonly versions: readonly Version[];
  /** Spans of names that can be a story's subject. */
  readonly subjects: readonly TextSpan[];
}

/** Least weight of a subject: media and terms weigh less. */
export const SUBJECT_WEIGHT = 0.5;

/**
 * Weight by kind of entity: a company is in the news daily, a product or model seldom; media mostly report, and terms
 * (大模型, GPU) are common to all this news.
 */
const weightOfKind: Readonly<Record<EntityKind, number>> = {
  company: 1,
  person: 1,
  model: 1.6,
  product: 1.4,
  opensource: 1.6,
  language: 1.2,
  game: 1.6,
  media: 0.2,
  government: 0.5,
  university: 1,
  event: 0.8,
  term: 0.2,
};

const LATIN_WORD = 1.2;
const VERSION = 1.6;
const QUOTED = 1.2;

/** Common Latin words of technology news. */
const commonLatin = new Set(
  'ai ceo cto cfo coo cpo vp app apps api apis it pc web id ip ui ux os bug beta pro max plus mini vs and the of for with on in to by an is all new open preview token tokens github com cn www http https org net html cpu gpu npu app store play one me my as at or from that this it be are usb wifi 5g 4g 3c tops int4 fp8 moe llm'.split(
    ' ',
  ),
);

/** Finds the names in a folded text. */
export function namedThingsIn(folded: string, atoms: readonly Atom[], lexicon: Lexicon): NamedThings {
  const mentions = lexicon.mentionsAmong(atoms);
  const ends = new Map(mentions.map((mention) => [mention.end, mention.entity.id]));
  const versions = versionsOf(folded, atoms, ends);
  const names = new Map<string, number>();
  for (const { entity } of mentions) names.set(entity.id, weightOfKind[entity.kind]);
  for (const version of versions) names.set(versionName(version), VERSION);
  for (const word of latinWords(atoms, mentions)) if (!names.has(word)) names.set(word, LATIN_WORD);
  for (const quoted of quotedNames(folded)) if (!names.has(quoted)) names.set(quoted, QUOTED);
  return {
    names: [...names].map(([key, weight]) => ({ key, weight })),
    versions,
    subjects: mentions.filter(({ entity }) => weightOfKind[entity.kind] >= SUBJECT_WEIGHT),
  };
}

function* latinWords(atoms: readonly Atom[], mentions: readonly Mention[]): Iterable<string> {
  let next = 0;
  for (const atom of atoms) {
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= atom.start) next++;
    const known = (mentions[next]?.start ?? Number.POSITIVE_INFINITY) <= atom.start;
    if (atom.kind === 'letters' && !known && atom.text.length > 1 && !commonLatin.has(atom.text))
      yield atom.text;
  }
}

const quotes = /[「『《“"]([^「」『』《》“”"]{2,16})[」』》”"]/gu;

/** Returns short texts in quotation marks or title marks: names of products and plans; longer ones are sentences. */
function quotedNames(folded: string): string[] {
  return [...folded.matchAll(quotes)]
    .map(([, text = '']) => text.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((name) => name.length > 1);
}
