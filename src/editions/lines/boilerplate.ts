import { z } from 'zod';
import { alternationOf } from '../../text/expressions.ts';
import { shippedYaml } from '../../text/shippedData.ts';
import { endsSentence } from './sentences.ts';

const words = z.array(z.string().min(1)).min(1);
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
    farewells: z.strictObject({ openings: words, lines: words, periods: words, ends: words }),
    placeholders: words,
    endMarks: words,
    emptyAlternatives: words,
    noSlogans: words,
  }),
);
const { disclaimed, leadImages, farewells } = vocabulary;

/** Who made the edition: bylines, publishers, rights. */
const CREDIT = new RegExp(
  [
    `^${alternationOf(vocabulary.creditLabels)}\\s*[|｜丨:：/／]\\s*\\S.{0,40}$`,
    `^[(（]?${alternationOf(vocabulary.editions)}${alternationOf(vocabulary.origins)}\\S.{0,60}[)）]?$`,
    `^(?:${alternationOf(vocabulary.rights)}|${alternationOf(vocabulary.ownWorkSubjects)}[^。]{0,12}${alternationOf(vocabulary.ownWork)}).{0,80}$`,
  ].join('|'),
);

/** What pages print below every article: disclaimers and rights. */
const DISCLAIMER = new RegExp(
  [
    `^[【(（*]{0,2}${alternationOf(vocabulary.disclaimers)}`,
    `^${alternationOf(disclaimed.subjects)}[^。]{0,24}${alternationOf(disclaimed.rights)}`,
    `^(?:${alternationOf(disclaimed.requests)}|${alternationOf(disclaimed.withoutPermission)}.{0,30}${alternationOf(disclaimed.permissions)})`,
    `^[*（(]?${alternationOf(leadImages.names)}(?:${alternationOf(leadImages.origins)}|[:：|丨])`,
  ].join('|'),
);

/** Buttons and labels of pages that copied text carries along. */
const BUTTON = new RegExp(`^${alternationOf(vocabulary.buttons)}$`);

/** How an edition takes leave of its readers. */
const FAREWELL = new RegExp(
  `^(?:${alternationOf(farewells.openings)}[,，])?(?:${alternationOf(farewells.lines)}|${alternationOf(farewells.periods)}的?[^。]{0,16}${alternationOf(farewells.ends)})`,
);

/** Lines that stand for an image in copied text: a word, or the name of its file. */
const PLACEHOLDER = new RegExp(
  `^[[【(（]?${alternationOf(vocabulary.placeholders)}[\\]】)）]?\\d{0,2}$|^[\\w-]{1,40}\\.(?:png|jpe?g|gif|webp)$`,
  'i',
);
const END_MARK = new RegExp(`^[(（【-]*\\s*${alternationOf(vocabulary.endMarks)}\\s*[)）】-]*$`, 'i');
const EMPTY_ALTERNATIVE = new RegExp(
  `^(?:${alternationOf(vocabulary.emptyAlternatives)}|\\S+\\.(?:png|jpe?g|gif|webp))(?:[:：\\s]|$)`,
  'i',
);
const NO_SLOGAN = new RegExp(`${alternationOf(vocabulary.noSlogans)}|https?:|[：:）)]$`);

/** Whether a line names who made, edited or allowed the edition, or belongs to the page rather than the news. */
export function isCredit(text: string): boolean {
  return (
    text.length <= 120 &&
    (CREDIT.test(text) || DISCLAIMER.test(text) || BUTTON.test(text) || FAREWELL.test(text))
  );
}

/** Whether a line is a button or label of the page around the text. */
export function isButton(text: string): boolean {
  return text.length <= 12 && BUTTON.test(text);
}

/** Whether a line stands where an image was. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 50 && PLACEHOLDER.test(text);
}

/** Whether a line says that the document is over. */
export function isEndMark(text: string): boolean {
  return text.length <= 40 && END_MARK.test(text);
}

/** Whether an image's alternative text says anything; editors fill in 在这里插入图片描述 or a file's name. */
export function describesImage(alternative: string): boolean {
  return alternative.length <= 120 && !EMPTY_ALTERNATIVE.test(alternative);
}

/** Whether a short line may be a slogan: no caption, address or point of a list. */
export function mayBeSlogan(text: string): boolean {
  return !endsSentence(text) && !NO_SLOGAN.test(text);
}
