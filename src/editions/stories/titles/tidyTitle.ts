import { isWordUnit } from '../../../text/beginnings.ts';
import { unitAt } from '../../../text/unitAt.ts';
import { withoutChineseOrdinal, withoutOrdinal } from '../../lines/ordinals.ts';
import { TERMS } from '../../terms/terms.ts';

/** Removes the ordinal of a title. */
export function uncounted(text: string): string {
  const rest = withoutChineseOrdinal(withoutOrdinal(text));
  return rest === '' ? text : rest;
}

const LEADING_MARKS = /^(?:[\s：:，,、>»›·•▪▌▍▎■□▶►➤➡✦★☆❖◇◆♦●○▲△※]|\p{Extended_Pictographic}\ufe0f?)+(?=.)/u;

/** Matches the site after each item of a list of links: `标题 (example.com)`, `标题【example.com】`, `标题 — example.com`. */
const SITE =
  /(?<=\S)\s*(?:[(（[【](?:[\w-]{1,40}\.){1,4}[a-z]{2,12}[)）\]】]|\s[-–—|｜]{1,2}\s(?:[\w-]{1,40}\.){1,4}[a-z]{2,12})$/i;

/** Matches the label of a title's link after it: `标题 (来源)`, `标题【原文】`. */
const IN_BRACKETS = /(?<=\S)\s*[(（[【]([^()（）[\]【】]{1,8})[)）\]】]$/;

function withoutSourceLink(title: string): string {
  const [written = '', name = ''] = IN_BRACKETS.exec(title) ?? [];
  return written.length < title.length && TERMS.sourceLink.test(name)
    ? title.slice(0, title.length - written.length)
    : title;
}

/** Matches titles in brackets of their own, without these. */
const ENCLOSED = [/^《([^《》]+)》?$/, /^【([^【】]+)】$/, /^\[([^[\]]{2,})\]$/, /^#([^#]{2,})#$/];

/** Removes marks, punctuation, the site and the label of a link around a title, and its quotation marks. */
export function tidyTitle(title: string): string {
  // Nothing below changes a title that begins and ends with a word.
  if (isWordUnit(unitAt(title, 0)) && isWordUnit(unitAt(title, title.length - 1))) return title;
  const trimmed = withoutSourceLink(title)
    .replace(LEADING_MARKS, '')
    .replace(/[\s：:，,、；;。]+$/, '')
    .replace(/\s*[↗→]+$/, '')
    .replace(/\s[-–—|｜]+$/, '')
    .replace(SITE, '');
  for (const enclosed of ENCLOSED) {
    const [, title] = enclosed.exec(trimmed) ?? [];
    if (title !== undefined) return title;
  }
  return trimmed;
}
