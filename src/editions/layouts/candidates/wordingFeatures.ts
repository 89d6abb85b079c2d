import { isLetterUnit, isWordUnit } from '../../../text/beginnings.ts';
import { unitAt } from '../../../text/unitAt.ts';
import { DAY_TERMS } from '../../dating/dayTerms.ts';
import { endsAsSection, namesSection } from '../../outline/sectionName.ts';
import { isPromotionSection, promotionWeight } from '../../stories/advertisements.ts';
import { TERMS } from '../../terms/terms.ts';
import { clamped, flag, share } from '../models/scale.ts';
import type { Candidate } from './candidates.ts';

/** Returns the features of a candidate's signs and words. */
export function wordingFeatures({ line: { text }, title }: Candidate) {
  // Most lines begin and end with words, so that no sign need be looked for.
  const last = isWordUnit(unitAt(text, text.length - 1)) ? '' : text.slice(-1);
  const titleEnd = isWordUnit(unitAt(title, title.length - 1)) ? '' : title.slice(-2);
  const period = title.indexOf('。');
  const has = signsIn(title);
  return {
    endsSentence: flag(titleEnd !== '' && /[。！？!?…][”」』)）]?$/.test(titleEnd)),
    endsPeriod: flag(titleEnd.endsWith('。')),
    endsColon: flag(last !== '' && /[：:]/.test(last)),
    endsComma: flag(last !== '' && /[，,；;、]/.test(last)),
    endsBracket: flag(last !== '' && /[)）】\]]/.test(last)),
    inPeriod: flag(period >= 0 && period < title.length - 1),
    inComma: flag(has.comma),
    inColon: flag(has.colon),
    inSpace: flag(has.space),
    digits: clamped(10 * has.digits),
    chinese: share(has.chinese, title.length),
    startsMark: flag(!isWordUnit(unitAt(text, 0)) && /^[^\p{L}\p{N}【「『“《(（[]/u.test(text)),
    startsWhen: flag(DAY_TERMS.opening.test(title)),
    question: flag(has.question),
    url: flag(text.includes('://') && /https?:\/\//.test(text)),
    sectionWord: flag(endsAsSection(text)),
    sectionLike: flag(namesSection(text)),
    columnWord: flag(TERMS.mayEndColumn(text) && TERMS.columnEnding.test(text)),
    promoSection: flag(isPromotionSection(text)),
    promo: clamped(20 * promotionWeight(title)),
    articlePart: flag(TERMS.articlePart.test(text)),
    bracketWhole: flag(last !== '' && /^[【「[].*[】」\]]$/.test(text)),
  };
}

/** Counts the kinds of characters of a title, and tells which signs it has, in one pass. */
function signsIn(title: string) {
  const has = { comma: false, colon: false, question: false, space: false, digits: 0, chinese: 0 };
  const end = title.length;
  for (let i = 0; i < end; i++) {
    const unit = unitAt(title, i);
    if (unit >= 0x4e00 && unit <= 0x9fff) has.chinese++;
    else if (unit >= 0x30 && unit <= 0x39) has.digits++;
    else if (unit === 0xff0c || unit === 0x2c) has.comma = true;
    else if (unit === 0xff1a || unit === 0x3a) has.colon = true;
    else if (unit === 0xff1f || unit === 0x3f) has.question = true;
    else if (!has.space && !isLetterUnit(unit)) has.space = /\s/.test(title.charAt(i));
  }
  return has;
}
