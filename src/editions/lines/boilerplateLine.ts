import { isHiddenUrl } from '../../documents/originalUrl.ts';
import { beginsLike, endsLike } from '../../text/beginnings.ts';
import { CharacterSets } from '../../text/characterSets.ts';
import { isDayAlone, LONGEST_DAY } from '../dating/dayTerms.ts';
import { isAside } from '../terms/asides.ts';
import { FRAME_TERMS } from '../terms/frameTerms.ts';
import { TERMS } from '../terms/terms.ts';
import { sourceLine } from './attribution.ts';
import {
  isCredit,
  isElapsedTime,
  isEndMark,
  isPlaceholder,
  isSalutation,
  SALUTATION_ENDS,
} from './boilerplate.ts';
import { commentaryIn } from './commentary.ts';
import { isFigure, isTimestamp } from './sentences.ts';

/** Matches the author of a quotation: `-- 某人`. */
const QUOTED_BY = /^(?:--|——|—)\s*\S/;

/** Matches an address alone, perhaps behind signs of bold text that were left over. */
const ADDRESS = /^\*{0,6}https?:\/\/\S+$/;
/** First characters of the three forms around it, of which most lines begin with none. */
const beginsWithSign = beginsLike([], '—#＃h-*');
const HASHTAGS = /^(?:[#＃][^\s#＃]{1,30}[#＃]?\s*){1,20}$/;

/** Whether a text ends as the weather at the head of a paper, or a price with its change. */
const endsAsFigure = endsLike('℃度C%)）');

/** What the day of an edition has, and not each day of a chronicle. */
const NAMES_YEAR_OR_WEEKDAY = /\d{4}|[星周週禮礼]/;

const LONGEST_PART = 14;
/** Longest line that gives the place of a page in its site. */
const LONGEST_PLACE = 100;
/** Longest line that welcomes the readers. */
const LONGEST_WELCOME = 40;

/** Characters of which a label, a day or time, a greeting and an opinion need one; a title mostly has none of some. */
const NEEDED = new CharacterSets(':：', '0123456789', SALUTATION_ENDS, TERMS.opinionSigns);
const [COLON, DIGIT, GREETING, OPINION] = [1, 2, 4, 8];
/** Longest text in which they are looked for: in most longer ones are all of them. */
const LONGEST_SCANNED = 60;

/** Whether a text cannot be a title in any style: credits, sources, days, greetings, asides, opinions, quoted persons, tags, addresses. */
export function isBoilerplateLine(text: string): boolean {
  const has = text.length <= LONGEST_SCANNED ? NEEDED.in(text) : COLON | DIGIT | GREETING | OPINION;
  return (
    isCredit(text) ||
    (TERMS.beginsAsLinkLabel(text) && TERMS.linkLabel.test(text)) ||
    ((has & COLON) !== 0 && (text.includes('：') || text.includes(':')) && isLabelled(text)) ||
    (endsAsFigure(text) && isFigure(text)) ||
    (text.length <= LONGEST_PART && TERMS.noticePart.test(text)) ||
    isPlaceholder(text) ||
    isEndMark(text) ||
    ((has & DIGIT) !== 0 && isTime(text)) ||
    ((has & GREETING) !== 0 && isSalutation(text)) ||
    (TERMS.beginsAsWelcome(text) && text.length <= LONGEST_WELCOME && TERMS.welcome.test(text)) ||
    isAside(text) ||
    (FRAME_TERMS.mayEndPlace(text) && text.length <= LONGEST_PLACE && FRAME_TERMS.placeOfText.test(text)) ||
    isHiddenUrl(text) ||
    ((has & OPINION) !== 0 && commentaryIn(text) !== undefined) ||
    (beginsWithSign(text) && (QUOTED_BY.test(text) || HASHTAGS.test(text) || ADDRESS.test(text)))
  );
}

/** Whether a line only gives a time, or the day of an edition. */
function isTime(text: string): boolean {
  return (
    isTimestamp(text) ||
    isElapsedTime(text) ||
    (text.length <= LONGEST_DAY && NAMES_YEAR_OR_WEEKDAY.test(text) && isDayAlone(text))
  );
}

/** Longest line that states only the days which an edition covers. */
const LONGEST_COVERED = 60;

/** Whether a line that has a colon is a label with its value: a source, the days covered, another field, or a figure. */
function isLabelled(text: string): boolean {
  const statesDays = text.length <= LONGEST_COVERED && TERMS.coveredDays.test(text);
  return statesDays || sourceLine(text) !== undefined || TERMS.field.test(text) || isFigure(text);
}
