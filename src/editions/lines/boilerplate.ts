import { z } from 'zod';
import { beginsLike, endsLike, LATIN_STARTS } from '../../text/beginnings.ts';
import { alternationOf } from '../../text/expressions.ts';
import { inBothScripts } from '../../text/fold.ts';
import { shippedYaml } from '../../text/shippedData.ts';
import { endsSentence } from './sentences.ts';

const words = z.array(z.string().min(1)).min(1).transform(inBothScripts);
const vocabulary = shippedYaml(
  'page-terms.yaml',
  z.strictObject({
    creditLabels: words,
    editions: words,
    origins: words,
    rights: words,
    ownWorkSubjects: words,
    ownWork: words,
    disclaimers: words,
    disclaimed: z.strictObject({
      subjects: words,
      rights: words,
      withoutPermission: words,
      permissions: words,
      requests: words,
    }),
    leadImages: z.strictObject({ names: words, origins: words }),
    buttons: words,
    shares: words,
    counted: words,
    elapsed: z.strictObject({ units: words, endings: words }),
    neighbours: words,
    related: words,
    salutations: words,
    farewells: z.strictObject({ openings: words, lines: words, periods: words, ends: words }),
    placeholders: words,
    imageNames: words,
    endMarks: words,
    emptyAlternatives: words,
    noSlogans: words,
  }),
);
const { disclaimed, elapsed, leadImages, farewells } = vocabulary;

/** Matches credits of the edition: bylines, publishers, rights. */
const CREDIT = new RegExp(
  [
    `^${alternationOf(vocabulary.creditLabels)}\\s*[|｜丨:：/／]\\s*\\S.{0,40}$`,
    `^[(（]?${alternationOf(vocabulary.editions)}${alternationOf(vocabulary.origins)}\\S.{0,60}[)）]?$`,
    `^(?:${alternationOf(vocabulary.rights)}|${alternationOf(vocabulary.ownWorkSubjects)}[^。]{0,12}${alternationOf(vocabulary.ownWork)}).{0,80}$`,
  ].join('|'),
);

/** Matches a byline that names the person or the paper first: `某某 | 作者`, `某某观察丨来源`. */
const BYLINE = new RegExp(`^[^|｜丨。，！？：:]{1,20}[|｜丨]\\s?${alternationOf(vocabulary.creditLabels)}$`);
/** Whether a text ends as all of these do. */
const endsAsByline = endsLike(vocabulary.creditLabels);

/** Matches texts below every article of a site: disclaimers and rights. */
const DISCLAIMER = new RegExp(
  [
    `^[【(（*]{0,2}${alternationOf(vocabulary.disclaimers)}`,
    `^${alternationOf(disclaimed.subjects)}[^。]{0,24}${alternationOf(disclaimed.rights)}`,
    `^(?:${alternationOf(disclaimed.requests)}|${alternationOf(disclaimed.withoutPermission)}.{0,30}${alternationOf(disclaimed.permissions)})`,
    `^[*（(]?${alternationOf(leadImages.names)}(?:${alternationOf(leadImages.origins)}|[:：|丨])`,
  ].join('|'),
);

/** Matches buttons and labels of pages in copied text. */
const BUTTON = new RegExp(`^${alternationOf(vocabulary.buttons)}$`);

/** Matches a row of buttons: the networks to share a text on, or two acts of readers and more, each with its count. */
const BUTTONS = new RegExp(
  `^(?:${alternationOf(vocabulary.shares)}\\s?[:：].{0,60}|(?:${alternationOf(vocabulary.counted)}\\s?[（(]?\\d{0,8}[)）]?[\\s|·]{0,3}){2,6})$`,
);

const SEPARATOR = '[\\s·•|｜/—-]+';
/** Matches a line that only says how long ago an article came out, perhaps beside its source: `3小时前 · 某某报`. */
const ELAPSED = new RegExp(
  `^(?:[^，。！？：]{1,24}?${SEPARATOR})?(?:\\d{1,3}\\s?${alternationOf(elapsed.units)}\\s?){1,2}${alternationOf(elapsed.endings)}(?:${SEPARATOR}[^，。！？]{1,30})?$`,
  'i',
);
const ELAPSED_ENDING = new RegExp(alternationOf(elapsed.endings), 'i');

/** Matches a link to the article before or behind, with its title: `上一篇：…`. */
const NEIGHBOUR = new RegExp(`^${alternationOf(vocabulary.neighbours)}\\s*[:：]\\s*\\S.{0,100}$`);

/** Matches what is alone above links to other articles. */
const RELATED = new RegExp(`^${alternationOf(vocabulary.related)}\\s*[:：]?$`);

/** Matches the opening words of an edition to its readers. */
const SALUTATION = new RegExp(
  `^[^，,。！!？?：:]{0,8}?${alternationOf(vocabulary.salutations)}[，,。！!～~]`,
);

/** Matches the closing words of an edition. */
const FAREWELL = new RegExp(
  `^(?:${alternationOf(farewells.openings)}[,，])?(?:${alternationOf(farewells.lines)}|${alternationOf(farewells.periods)}的?[^。]{0,16}${alternationOf(farewells.ends)})`,
);

/** Matches placeholders of images in copied text: a word, a file name, or what a device names its images. */
const PLACEHOLDER = new RegExp(
  [
    `^[[【(（]?${alternationOf(vocabulary.placeholders)}[\\]】)）]?\\d{0,2}$`,
    '^[\\w-]{1,40}\\.(?:png|jpe?g|gif|webp)$',
    `^${alternationOf(vocabulary.imageNames)}[_-]?\\d[\\w-]{0,40}$`,
  ].join('|'),
  'i',
);
const END_MARK = new RegExp(`^[(（【-]*\\s*${alternationOf(vocabulary.endMarks)}\\s*[)）】-]*$`, 'i');
const EMPTY_ALTERNATIVE = new RegExp(
  `^(?:${alternationOf(vocabulary.emptyAlternatives)}|\\S+\\.(?:png|jpe?g|gif|webp))(?:[:：\\s]|$)`,
  'i',
);
const NO_SLOGAN = new RegExp(`${alternationOf(vocabulary.noSlogans)}|https?:|[：:）)]$`);

/** Beginnings of all texts of these four kinds. */
const beginsAsCredit = beginsLike(
  [
    ...[vocabulary.creditLabels, vocabulary.editions, vocabulary.rights, vocabulary.ownWorkSubjects],
    ...[vocabulary.disclaimers, disclaimed.subjects, disclaimed.requests, disclaimed.withoutPermission],
    ...[leadImages.names, vocabulary.buttons, vocabulary.shares, vocabulary.counted, vocabulary.neighbours],
    ...[farewells.openings, farewells.lines, farewells.periods],
  ].flat(),
  '(（【*',
);
const beginsAsPlaceholder = beginsLike(
  [...vocabulary.placeholders, ...vocabulary.imageNames],
  `[【(（-${LATIN_STARTS}`,
);
const beginsAsEndMark = beginsLike(vocabulary.endMarks, '(（【- ');

const LONGEST_BYLINE = 30;

/** Whether a line is a credit of the edition, or belongs to the page, not the news. */
export function isCredit(text: string): boolean {
  if (text.length <= LONGEST_BYLINE && endsAsByline(text) && BYLINE.test(text)) return true;
  return (
    text.length <= 120 &&
    beginsAsCredit(text) &&
    (CREDIT.test(text) ||
      DISCLAIMER.test(text) ||
      BUTTON.test(text) ||
      BUTTONS.test(text) ||
      NEIGHBOUR.test(text) ||
      FAREWELL.test(text))
  );
}

/** Characters in which a greeting ends: eight before it, and itself. */
const LONGEST_SALUTATION = 12;

/** Characters of which every greeting has one; most lines begin without. */
export const SALUTATION_ENDS = '好安';

const SALUTATION_END = new RegExp(`[${SALUTATION_ENDS}]`);

/** Whether a line greets the readers. */
export function isSalutation(text: string): boolean {
  return SALUTATION_END.test(text.slice(0, LONGEST_SALUTATION)) && SALUTATION.test(text);
}

/** Whether a line links to the article before or behind, or is alone above links to others. */
export function headsOtherArticles(text: string): boolean {
  return text.length <= 120 && (NEIGHBOUR.test(text) || RELATED.test(text));
}

const LONGEST_ELAPSED = 60;

/** Whether a line only says how long ago an article came out. */
export function isElapsedTime(text: string): boolean {
  return text.length <= LONGEST_ELAPSED && ELAPSED_ENDING.test(text) && ELAPSED.test(text);
}

/** Whether a line is a button or label of the page around the text. */
export function isButton(text: string): boolean {
  return text.length <= 12 && beginsAsCredit(text) && BUTTON.test(text);
}

/** Whether a line is the placeholder of an image. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 50 && beginsAsPlaceholder(text) && PLACEHOLDER.test(text);
}

/** Whether a line marks the end of the document. */
export function isEndMark(text: string): boolean {
  return text.length <= 40 && beginsAsEndMark(text) && END_MARK.test(text);
}

/** Whether an image's alternative text describes it; editors insert 在这里插入图片描述 or a file name. */
export function describesImage(alternative: string): boolean {
  return alternative.length <= 120 && !EMPTY_ALTERNATIVE.test(alternative);
}

/** Whether a short line may be a slogan: no caption, address or point of a list. */
export function mayBeSlogan(text: string): boolean {
  return !endsSentence(text) && !NO_SLOGAN.test(text);
}
