import { z } from 'zod';
import { BLANKS, beginsLike, isWordUnit } from '../../text/beginnings.ts';
import { alternationOf } from '../../text/expressions.ts';
import { shippedYaml } from '../../text/shippedData.ts';
import { unitAt } from '../../text/unitAt.ts';

const words = z.array(z.string().min(1)).min(1);
const media = shippedYaml(
  'media.yaml',
  z.strictObject({
    chinese: words,
    chineseEndings: words,
    latin: words,
    sourceLabels: words,
    credits: words,
    notes: z.strictObject({ whole: words, beginnings: words, anywhere: words }),
    captions: z.strictObject({ images: words, origins: words }),
  }),
);

const BRACKETS = /[(（]\s*@?\s*([^()（）]{1,24}?)\s*[)）]\s*([。.！!]?)\s*$/;
const SOURCE = new RegExp(
  `^[（(【]?\\s*${alternationOf(media.sourceLabels)}\\s*[:：]\\s*@?(.{1,60}?)\\s*[）)】]?$`,
  'i',
);
const beginsAsSource = beginsLike(media.sourceLabels, `（(【${BLANKS}`);
const CREDIT = new RegExp(`^${alternationOf(media.credits)}\\s*[:：/]?\\s*`, 'i');
const CHINESE_MEDIA = new RegExp(`${alternationOf(media.chinese)}|${alternationOf(media.chineseEndings)}$`);
const LATIN_MEDIA = new RegExp(`\\b${alternationOf(media.latin).replaceAll('\\*', '\\w+')}\\b`, 'i');
/** Matches notes in brackets that do not name a source, including addresses, figures and texts divided by a sign. */
const NOTE = new RegExp(
  [
    `^${alternationOf(media.notes.whole)}$`,
    `^${alternationOf(media.notes.beginnings)}`,
    alternationOf(media.notes.anywhere),
    'https?:|www\\.|\\.com\\b|^[\\d\\s.,%-]+$|[：:，,；;。！？]',
  ].join('|'),
  'i',
);
const LONGEST_CAPTION = 60;
const CAPTION = new RegExp(
  `[(（]${alternationOf(media.captions.images)}?${alternationOf(media.captions.origins)}\\s?[：:]?[^()（）]{1,30}[)）]$`,
  'iu',
);

/** Whether a line ends with the source of the image above it in brackets. */
export function isImageCredit(text: string): boolean {
  return text.length <= LONGEST_CAPTION && CAPTION.test(text);
}

/**
 * Returns the source in brackets at the end of a story's last paragraph, （界面新闻）, without the brackets. After a
 * full stop any name is accepted; after a word the bracket may explain it （泰达币）, so it must be a medium's name.
 */
export function attributionOf(paragraph: string): string | null {
  if (isWordUnit(unitAt(paragraph, paragraph.length - 1))) return null;
  const match = BRACKETS.exec(paragraph.slice(-60));
  if (!match) return null;
  const name = (match[1] ?? '').replace(CREDIT, '').trim();
  if (name === '' || NOTE.test(name)) return null;
  const before = paragraph.slice(0, paragraph.length - match[0].length).trimEnd();
  if (before === '') return isMedium(name) ? name : null;
  return /[。！？!?…”’」』.；;]$/.test(before) || isMedium(name) ? name : null;
}

function isMedium(name: string): boolean {
  return CHINESE_MEDIA.test(name.replace(/\s/g, '')) || LATIN_MEDIA.test(name);
}

/** Returns the name in a line that only names the source, 消息来源：The Register. */
export function sourceLine(text: string): string | undefined {
  return text.length <= 80 && beginsAsSource(text) ? SOURCE.exec(text)?.[1]?.trim() : undefined;
}
