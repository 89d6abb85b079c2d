import { z } from 'zod';
import type { Clock } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import type { AnsweredSentence, QuestionAnswer, Questions } from '../messages/conversation/questions.ts';
import type { Locale } from '../messages/locale.ts';
import type { Search } from '../search/search.ts';
import { findGenerated, keepAnswer } from '../store/generatedTexts.ts';
import type { StoredStory } from '../store/news/rows.ts';
import type { Stories } from '../store/news/stories.ts';
import { fold } from '../text/fold.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { plainLine, readJson, sourcedSentencesSchema } from './answerText.ts';
import type { Prompt } from './completion.ts';
import { groundsOf, type UngroundedReason, ungroundedReasonOf } from './grounding/grounds.ts';
import { answering } from './instructions.ts';
import type { LanguageModel } from './languageModel.ts';
import { materialKey, type StoryMaterial, storiesJson, textsOfStory } from './material.ts';

/** Dependencies of answering questions. */
export interface QuestionParts {
  readonly model: LanguageModel;
  readonly search: Pick<Search, 'search'>;
  readonly stories: Pick<Stories, 'find'>;
  readonly lexicon: Lexicon;
  readonly database: Database;
  readonly clock: Clock;
}

/** Maximum number of stories for an answer, to bound cost and keep to the question. */
const SOURCES_MOST = 6;
/** Timeout, because a member waits. */
const TIMEOUT_MILLISECONDS = 40_000;
const TOKENS_MOST = 3000;
const SENTENCES_MOST = 6;
const SENTENCE_CHARACTERS: Readonly<Record<Locale, number>> = { 'zh-CN': 160, 'zh-TW': 160, 'en-US': 400 };
const LANGUAGES = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', 'en-US': 'English' } as const;

/**
 * Creates the answering of questions from full search results, without near ones; each generated sentence must be
 * supported by the stories that it cites. It gets nothing about the asker.
 */
export function questionsOver({
  model,
  search,
  stories,
  lexicon,
  database,
  clock,
}: QuestionParts): Questions {
  return {
    async answer(question, locale) {
      const { hits } = await search.search(question, { limit: SOURCES_MOST });
      const full = hits.filter(({ near }) => !near);
      const found = (await Promise.all(full.map(({ id }) => stories.find(id)))).flatMap(
        (story) => story ?? [],
      );
      if (found.length === 0) return { kind: 'nothing-found' };
      const material = found.map(textsOfStory);
      const key = materialKey('answer', model.name, [locale, fold(question), material]);
      const kept = (await findGenerated(database, [key])).get(key);
      if (kept) return answerOf(kept.map(sentenceOf), found);
      const written = await model.write(promptOf(question, found, locale), (text) =>
        readSentences(text, found, locale, lexicon),
      );
      if (written.kind === 'nothing') return { kind: 'unavailable', sources: found };
      for (const refusal of written.value.refused) model.refuse('answer', refusal);
      const { sentences } = written.value;
      const texts = sentences.map((sentence) => JSON.stringify(sentence));
      await keepAnswer(database, { key, task: 'answer', texts }, clock.now());
      return answerOf(sentences, found);
    },
  };
}

function promptOf(question: string, found: readonly StoryMaterial[], locale: Locale): Prompt {
  return {
    task: 'answer',
    instructions: answering(LANGUAGES[locale]),
    material: storiesJson(found, { question }),
    tokensMost: TOKENS_MOST,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  };
}

interface CheckedSentences {
  readonly sentences: readonly AnsweredSentence[];
  readonly refused: readonly UngroundedReason[];
}

/** Returns the sentences supported by their cited stories, with the stories' positions. */
function readSentences(
  text: string,
  found: readonly StoryMaterial[],
  locale: Locale,
  lexicon: Lexicon,
): CheckedSentences | undefined {
  const answer = readJson(text, sourcedSentencesSchema);
  if (!answer) return undefined;
  const sentences: AnsweredSentence[] = [];
  const refused: UngroundedReason[] = [];
  for (const { text: written, sources } of answer.sentences.slice(0, SENTENCES_MOST)) {
    const sentence = plainLine(written);
    const named = [...new Set(sources.map((number) => number - 1))].filter((place) => found[place]);
    const texts = named.flatMap((place) => (found[place] ? textsOfStory(found[place]) : []));
    const language = locale === 'en-US' ? 'english' : 'chinese';
    const refusal =
      sentence.length > SENTENCE_CHARACTERS[locale]
        ? 'too-long'
        : named.length === 0
          ? 'no-source'
          : ungroundedReasonOf(sentence, groundsOf(texts, lexicon), lexicon, language);
    if (refusal !== undefined) refused.push(refusal);
    else if (sentence !== '') sentences.push({ text: sentence, sources: named });
  }
  return { sentences, refused };
}

const sentenceSchema = z.object({ text: z.string(), sources: z.array(z.int()) });

function sentenceOf(json: string): AnsweredSentence {
  return sentenceSchema.parse(JSON.parse(json));
}

/** Returns an answer with its cited stories only, numbered in order of citation. */
function answerOf(sentences: readonly AnsweredSentence[], found: readonly StoredStory[]): QuestionAnswer {
  if (sentences.length === 0) return { kind: 'unanswered', sources: found };
  const order = [...new Set(sentences.flatMap(({ sources }) => sources))];
  return {
    kind: 'answered',
    sentences: sentences.map(({ text, sources }) => ({
      text,
      sources: sources.map((place) => order.indexOf(place)),
    })),
    sources: order.flatMap((place) => found[place] ?? []),
  };
}
