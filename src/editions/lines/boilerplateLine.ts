import { isHiddenUrl } from '../../documents/originalUrl.ts';
import { beginsLike } from '../../text/beginnings.ts';
import { isDayAlone, LONGEST_DAY } from '../dating/dayTerms.ts';
import { TERMS } from '../terms/terms.ts';
import { sourceLine } from './attribution.ts';
import { isCredit, isElapsedTime, isEndMark, isPlaceholder, isSalutation } from './boilerplate.ts';
import { commentaryIn } from './commentary.ts';
import { isFigure, isTimestamp } from './sentences.ts';

/** Matches the author of a quotation: `-- 某人`. */
const QUOTED_BY = /^(?:--|——|—)\s*\S/;

/** Matches an address alone, perhaps behind signs of bold text that were left over. */
const ADDRESS = /^\*{0,6}https?:\/\/\S+$/;
/** First characters of the three forms around it, of which most lines begin with none. */
const beginsWithSign = beginsLike([], '—#＃h-*');
const HASHTAGS = /^(?:[#＃][^\s#＃]{1,30}[#＃]?\s*){1,20}$/;

/** Last characters of the weather at the head of a paper, and of prices with their change. */
const ENDS_OF_FIGURES = '℃度C%)）';

/** What the day of an edition has, and not each day of a chronicle. */
const NAMES_YEAR_OR_WEEKDAY = /\d{4}|[星周週禮礼]/;

const LONGEST_PART = 14;
/** Longest line that welcomes the readers. */
const LONGEST_WELCOME = 40;

/** Whether a text cannot be a title in any style: credits, sources, days, greetings, opinions, quoted persons, tags, addresses. */
export function isBoilerplateLine(text: string): boolean {
  return (
    isCredit(text) ||
    (TERMS.beginsAsLinkLabel(text) && TERMS.linkLabel.test(text)) ||
    ((text.includes('：') || text.includes(':')) && isLabelled(text)) ||
    (ENDS_OF_FIGURES.includes(text.slice(-1)) && isFigure(text)) ||
    (text.length <= LONGEST_PART && TERMS.noticePart.test(text)) ||
    isPlaceholder(text) ||
    isEndMark(text) ||
    isTimestamp(text) ||
    isElapsedTime(text) ||
    (text.length <= LONGEST_DAY && NAMES_YEAR_OR_WEEKDAY.test(text) && isDayAlone(text)) ||
    isSalutation(text) ||
    (text.length <= LONGEST_WELCOME && TERMS.welcome.test(text)) ||
    isHiddenUrl(text) ||
    commentaryIn(text) !== undefined ||
    (beginsWithSign(text) && (QUOTED_BY.test(text) || HASHTAGS.test(text) || ADDRESS.test(text)))
  );
}

/** Longest line that states only the days which an edition covers. */
const LONGEST_COVERED = 60;

/** Whether a line that has a colon is a label with its value: a source, the days covered, another field, or a figure. */
function isLabelled(text: string): boolean {
  const statesDays = text.length <= LONGEST_COVERED && TERMS.coveredDays.test(text);
  return statesDays || sourceLine(text) !== undefined || TERMS.field.test(text) || isFigure(text);
}
