import { beginsLike } from '../../text/beginnings.ts';
import { alternationOf } from '../../text/expressions.ts';
import { vocabulary } from './vocabulary.ts';

const { accountCalls, textLengths, transitions } = vocabulary;
const opening = alternationOf(transitions.openings);
const host = alternationOf(transitions.hosts);

/** Matches what an edition says to its readers beside the news: a call to follow, its length, a host's transition. */
const ASIDE = new RegExp(
  [
    `^${alternationOf(accountCalls.acts)}[^，,。！？：:]{0,16}${alternationOf(accountCalls.accounts)}[^，,。：:]{0,8}[，,、\\s]\\s?${alternationOf(accountCalls.gains)}[^。：:]{0,16}[。！!~]?$`,
    `^${alternationOf(textLengths.texts)}${alternationOf(textLengths.manners)}?\\s?\\d{2,6}\\s?[个個]?字(?:[，,。、|｜\\s].{0,24})?$`,
    `^(?:${opening}[，,]?${host}{0,2}${opening}?|${host}${opening})${alternationOf(transitions.acts)}[^，,。；：:]{0,10}${alternationOf(transitions.parts)}[。：:！!]?$`,
  ].join('|'),
);

/** Whether a text begins as such lines do, which most do not. */
const beginsAsAside = beginsLike([
  ...[accountCalls.acts, textLengths.texts, transitions.openings, transitions.hosts].flat(),
]);

/** Longest line that only speaks to the readers. */
const LONGEST_ASIDE = 50;

/** Whether a line only speaks to the readers: 关注示例公众号，了解更多; 全文共 1200 字; 接下来我们看国际新闻. */
export function isAside(text: string): boolean {
  return text.length <= LONGEST_ASIDE && beginsAsAside(text) && ASIDE.test(text);
}
