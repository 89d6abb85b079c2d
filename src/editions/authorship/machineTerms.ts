import { z } from 'zod';
import { alternationOf } from '../../text/expressions.ts';
import { shippedYaml } from '../../text/shippedData.ts';

const words = z.array(z.string());

/** The vocabulary of data/machine-authorship.yaml. */
export const MACHINE_TERMS = shippedYaml(
  'machine-authorship.yaml',
  z.strictObject({
    pointing: words,
    pointingBehindLabel: words,
    alone: words,
    nouns: words,
    stories: words,
    makers: words,
    traditionalMakers: words,
    tools: words,
    manners: words,
    joins: words,
    people: words,
    acts: words,
    deniedActs: words,
    ends: words,
    labels: words,
    notices: words,
    contents: words,
    caveats: words,
    englishCaveats: words,
    links: words,
    uses: words,
    help: words,
    stages: words,
    authors: words,
    mediaLikePointing: words,
    suspecting: words,
    leading: words,
    bylines: words,
    japaneseNouns: words,
    japanesePointing: words,
    japaneseActs: words,
    englishMentions: words,
    englishMakers: words,
    englishMakerStarts: words,
    englishWords: z.record(z.string(), z.string()),
    englishLabels: words,
    english: z.array(z.strictObject({ starts: words, form: z.string() })),
    reporting: words,
    keys: words,
    personKeys: words,
    subjectKeys: words,
    affirmations: words,
  }),
);

/** Source of a regular expression for the name of a maker and the characters attached to it: GPT-4o, 大模型. */
export const MAKER = `${alternationOf(MACHINE_TERMS.makers)}[\\w.+-]{0,24}`;

/** Beginnings of the English forms, one list for each, and of the labels before them. */
export const ENGLISH_FORM_STARTS = MACHINE_TERMS.english.map(({ starts }) =>
  starts.flatMap((start) => (start === '{maker}' ? MACHINE_TERMS.englishMakerStarts : start)),
);

/** All beginnings of English statements. */
export const ENGLISH_STARTS = [...ENGLISH_FORM_STARTS.flat(), ...MACHINE_TERMS.englishLabels];
