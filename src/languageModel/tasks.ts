import { titleWithClause } from '../digests/itemText.ts';
import { newsScriptOf } from '../messages/newsScript.ts';
import { fold } from '../text/fold.ts';
import { bigramsOf, likeness } from '../text/similarity.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { numberedTextsSchema, plainLine, readJson, sentencesOf } from './answerText.ts';
import type { Prompt } from './completion.ts';
import { groundsOf, lacksOfTitle, type UngroundedReason, ungroundedReasonOf } from './grounding/grounds.ts';
import { ENGLISH_TITLES, KEY_POINTS, SIGNIFICANCE, TRADITIONAL_TITLES } from './instructions.ts';
import { type StoryMaterial, storiesJson, textsOfStory } from './material.ts';

/** Timeout of texts that are generated in advance. */
const TIMEOUT_MILLISECONDS = 90_000;
const TOKENS_A_TEXT = 160;
/** Tokens allowed for reasoning. */
const TOKENS_OF_THOUGHT = 2000;

/** Texts about stories by position, and the dropped ones with reasons. */
export interface CheckedTexts {
  readonly texts: ReadonlyMap<number, string>;
  readonly refused: readonly UngroundedReason[];
}

/** A task about a list of stories: the prompt, and the check of each text against its story. */
export interface StoriesTask {
  prompt(stories: readonly StoryMaterial[]): Prompt;
  /** Parses and checks an answer; undefined if its format is wrong. */
  read(text: string, stories: readonly StoryMaterial[], lexicon: Lexicon): CheckedTexts | undefined;
}

/** Key points (划重点): the most important stories of an edition, one sentence each. */
export const keyPointsTask: StoriesTask = {
  prompt: (stories) => promptOf('key-points', KEY_POINTS, storiesJson(stories), 5),
  read: (text, stories, lexicon) =>
    readTexts(text, stories, (line, story) => proseOf(line, story, lexicon, POINT_CHARACTERS)),
};

/** Significance (为什么重要): a line per story. */
export const significanceTask: StoriesTask = {
  prompt: (stories) => promptOf('significance', SIGNIFICANCE, storiesJson(stories), stories.length),
  read: (text, stories, lexicon) =>
    readTexts(text, stories, (line, story) => proseOf(line, story, lexicon, LINE_CHARACTERS)),
};

/** Returns the task of translating titles into a language. */
export function titlesTask(language: 'en-US' | 'zh-TW'): StoriesTask {
  const instructions = language === 'en-US' ? ENGLISH_TITLES : TRADITIONAL_TITLES;
  return {
    prompt: (stories) =>
      promptOf(
        `titles-${language}`,
        instructions,
        JSON.stringify({
          titles: stories.map((story, index) => ({ n: index + 1, text: titleToRender(story) })),
        }),
        stories.length,
      ),
    read: (text, stories, lexicon) =>
      readTexts(text, stories, (line, story) =>
        language === 'en-US'
          ? englishTitle(line, titleToRender(story), lexicon)
          : traditionalTitle(line, titleToRender(story), lexicon),
      ),
  };
}

/** Returns the text to translate: the title and, after a bare name, what it is. */
export function titleToRender(story: StoryMaterial): string {
  return titleWithClause(story);
}

const POINT_CHARACTERS = 90;
const LINE_CHARACTERS = 70;
const ENGLISH_CHARACTERS = 160;

function promptOf(task: Prompt['task'], instructions: string, material: string, texts: number): Prompt {
  return {
    task,
    instructions,
    material,
    tokensMost: TOKENS_OF_THOUGHT + texts * TOKENS_A_TEXT,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  };
}

interface Checked {
  readonly text: string;
  readonly refused: readonly UngroundedReason[];
}

function readTexts(
  text: string,
  stories: readonly StoryMaterial[],
  check: (line: string, story: StoryMaterial) => Checked,
): CheckedTexts | undefined {
  const answer = readJson(text, numberedTextsSchema);
  if (!answer) return undefined;
  const texts = new Map<number, string>();
  const refused: UngroundedReason[] = [];
  for (const { n, text: written } of answer.texts) {
    const story = stories[n - 1];
    if (!story || texts.has(n - 1)) continue;
    const checked = check(plainLine(written), story);
    refused.push(...checked.refused);
    if (checked.text !== '') texts.set(n - 1, checked.text);
  }
  return { texts, refused };
}

/** Returns the sentences of a text that are supported by their story. */
function proseOf(line: string, story: StoryMaterial, lexicon: Lexicon, characters: number): Checked {
  if (line.length > characters) return { text: '', refused: ['too-long'] };
  const grounds = groundsOf(textsOfStory(story), lexicon);
  const judged = sentencesOf(line).map((sentence) => ({
    sentence,
    refusal: ungroundedReasonOf(sentence, grounds, lexicon, 'chinese'),
  }));
  return {
    text: judged.flatMap(({ sentence, refusal }) => (refusal === undefined ? [sentence] : [])).join(''),
    refused: judged.flatMap(({ refusal }) => refusal ?? []),
  };
}

function englishTitle(line: string, title: string, lexicon: Lexicon): Checked {
  const refusal =
    line.length > ENGLISH_CHARACTERS
      ? 'too-long'
      : /\p{Script=Han}/u.test(line)
        ? 'unlike'
        : (lacksOfTitle(line, title) ??
          ungroundedReasonOf(line, groundsOf([title], lexicon), lexicon, 'english'));
  return refusal === undefined ? { text: line, refused: [] } : { text: '', refused: [refusal] };
}

/** Least similarity of a converted title: scripts differ, but most bigrams stay. */
const LEAST_LIKENESS = 0.5;

function traditionalTitle(line: string, title: string, lexicon: Lexicon): Checked {
  const converted = newsScriptOf('zh-TW').text(title);
  const pairs = (text: string) => bigramsOf(fold(text));
  const alike = Math.max(likeness(pairs(line), pairs(title)), likeness(pairs(line), pairs(converted)));
  const refusal =
    alike < LEAST_LIKENESS
      ? 'unlike'
      : (lacksOfTitle(line, title) ??
        ungroundedReasonOf(line, groundsOf([title, converted], lexicon), lexicon, 'chinese'));
  return refusal === undefined ? { text: line, refused: [] } : { text: '', refused: [refusal] };
}
