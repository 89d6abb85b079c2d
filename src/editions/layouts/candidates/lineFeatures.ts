import { isLetterUnit, isWordUnit } from '../../../text/beginnings.ts';
import { shareFound } from '../../../text/similarity.ts';
import { DAY_TERMS } from '../../dating/dayTerms.ts';
import { attributionOf, sourceLine } from '../../lines/attribution.ts';
import { isCredit, isPlaceholder } from '../../lines/boilerplate.ts';
import { CHINESE_ORDINAL } from '../../lines/ordinals.ts';
import { endsSentence } from '../../lines/sentences.ts';
import { endsAsSection, namesSection } from '../../outline/sectionName.ts';
import { callsReaders, isPromotionSection, promotionWeight } from '../../stories/advertisements.ts';
import { TERMS } from '../../terms.ts';
import { clamped, type Features, flag, logged, RowNames, rowOf, share } from '../models/scale.ts';
import type { Candidate, Candidates } from './candidates.ts';
import { type LineSurvey, linksSource, surveyLines } from './lineSurvey.ts';
import { textAfter, textBefore } from './nearTexts.ts';
import type { Grouping, Siblings } from './siblings.ts';
import { TITLE_STYLES } from './titleStyles.ts';

/** Features of the candidates, one row for each. */
export interface LineRows {
  readonly names: readonly string[];
  readonly rows: readonly Uint8Array[];
}

/** Returns the features of each candidate: its form, wording, neighbours, unit, position, style and document. */
export function lineFeatures(candidates: Candidates): LineRows {
  const survey = surveyLines(candidates);
  const groupsOf = (candidate: Candidate, c: number): readonly Features[] => [
    formFeatures(candidate, survey),
    wordingFeatures(candidate),
    neighbourFeatures(candidate, survey),
    unitFeatures(candidate, survey),
    placeFeatures(candidate, c, survey),
    subjectFeatures(candidate, survey),
    siblingFeatures(c, candidates.siblings),
    survey.styles.get(candidate.style)?.features ?? {},
    survey.features,
  ];
  const [first] = candidates.all;
  return {
    names: first ? NAMES.of(groupsOf(first, 0)) : [],
    rows: candidates.all.map((candidate, c) => rowOf(groupsOf(candidate, c))),
  };
}

const NAMES = new RowNames();

function formFeatures({ line, style, title, ordinal }: Candidate, { lines }: LineSurvey) {
  const { text, lead, index } = line;
  return {
    style: TITLE_STYLES.indexOf(style) * 3,
    heading: flag(line.kind === 'heading'),
    level: line.level * 15,
    item: flag(line.kind === 'item'),
    bold: flag(line.bold),
    quoted: flag(line.quoted),
    fresh: flag(line.fresh),
    firstInBlock: flag(lines[index - 1]?.block !== line.block),
    lastInBlock: flag(lines[index + 1]?.block !== line.block),
    leadShare: share(lead.length, text.length),
    leadLength: clamped(lead.length),
    ordinal: flag(ordinal >= 0),
    ordinalValue: clamped(ordinal),
    chineseOrdinal: flag(CHINESE_ORDINAL.test(text)),
    length: clamped(text.length / 2),
    titleLength: clamped(title.length),
    inLine: logged(text.length - title.length, 10),
    linkAt: flag(line.links.length > 0),
    linksSource: flag(linksSource(line)),
  };
}

function wordingFeatures({ line: { text }, title }: Candidate) {
  // Most lines begin and end with words, so that no sign need be looked for.
  const last = isWordUnit(text.charCodeAt(text.length - 1)) ? '' : text.slice(-1);
  const titleEnd = isWordUnit(title.charCodeAt(title.length - 1)) ? '' : title.slice(-2);
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
    startsMark: flag(!isWordUnit(text.charCodeAt(0)) && /^[^\p{L}\p{N}【「『“《(（[]/u.test(text)),
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
  for (let i = 0; i < title.length; i++) {
    const unit = title.charCodeAt(i);
    if (unit >= 0x4e00 && unit <= 0x9fff) has.chinese++;
    else if (unit >= 0x30 && unit <= 0x39) has.digits++;
    else if (unit === 0xff0c || unit === 0x2c) has.comma = true;
    else if (unit === 0xff1a || unit === 0x3a) has.colon = true;
    else if (unit === 0xff1f || unit === 0x3f) has.question = true;
    else if (!has.space && !isLetterUnit(unit)) has.space = /\s/.test(title.charAt(i));
  }
  return has;
}

function neighbourFeatures({ line, style, unitEnd }: Candidate, { lines, candidates }: LineSurvey) {
  const { index, text } = line;
  const prev = textBefore(lines, index);
  const next = textAfter(lines, index, unitEnd);
  const afterNext = next && textAfter(lines, next.index, lines.length);
  const following = next ?? textAfter(lines, index, lines.length);
  const prevStyle = prev && candidates.byLine.get(prev.index)?.style;
  const nextStyle = following && candidates.byLine.get(following.index)?.style;
  const beside = lines[index + 1];
  return {
    prevLength: logged(prev?.text.length ?? 0),
    prevImage: flag(lines[index - 1]?.image != null),
    prevRule: flag(lines[index - 1]?.kind === 'rule'),
    prevHeading: flag(prev?.kind === 'heading'),
    prevSame: flag(prevStyle === style),
    prevStyle: prevStyle ? 3 + TITLE_STYLES.indexOf(prevStyle) * 3 : 0,
    prevSentence: flag(prev !== undefined && endsSentence(prev.text)),
    prevItem: flag(prev?.kind === 'item'),
    nextLength: logged(next?.text.length ?? 0),
    nextNone: flag(next === undefined),
    nextImage: flag(beside?.image != null),
    nextPlaceholder: flag(isPlaceholder(beside?.text ?? '')),
    nextHeading: flag(following?.kind === 'heading'),
    nextSame: flag(nextStyle === style),
    nextStyle: nextStyle ? 3 + TITLE_STYLES.indexOf(nextStyle) * 3 : 0,
    nextSentence: flag(next !== undefined && endsSentence(next.text)),
    nextItem: flag(next?.kind === 'item'),
    nextBold: flag(next?.bold === true),
    nextWhen: flag(next !== undefined && DAY_TERMS.opening.test(next.text)),
    nextSource: flag(next !== undefined && sourceLine(next.text) !== undefined),
    nextUrl: flag(next !== undefined && /^\P{L}{0,4}https?:/u.test(next.text)),
    nextCredit: flag(next !== undefined && isCredit(next.text)),
    nextShorter: flag(next !== undefined && next.text.length < text.length),
    nextCalls: flag(next !== undefined && callsReaders(next.text)),
    afterNextLength: logged(afterNext?.text.length ?? 0),
  };
}

/** Most lines of a unit that are examined: no story has more, and the time stays linear. */
const UNIT_LINES = 60;

function unitFeatures(candidate: Candidate, { lines, counts, styles }: LineSurvey) {
  const { line, style, unitEnd, unitCharacters } = candidate;
  const from = line.index + 1;
  const to = Math.min(unitEnd, from + UNIT_LINES);
  const within = (counted: Uint32Array) => (counted[to] ?? 0) - (counted[from] ?? 0);
  const median = styles.get(style)?.median ?? 0;
  const last = lines.slice(Math.max(from, to - 3), to).findLast(({ text }) => text !== '');
  return {
    unitCharacters: logged(unitCharacters, 10),
    unitToMedian: clamped(50 * Math.min(2, unitCharacters / Math.max(1, median))),
    paragraphs: logged(within(counts.texts)),
    images: logged(within(counts.images), 25),
    links: logged(line.links.length + within(counts.links), 20),
    opinions: flag(within(counts.opinions) > 0),
    sources: flag(within(counts.sources) > 0),
    linkedSources: logged(within(counts.linkedSources), 20),
    attribution: flag(last !== undefined && attributionOf(last.text) !== null),
    candidatesIn: logged(within(counts.candidates), 20),
    itemsIn: logged(within(counts.items), 20),
    boldIn: logged(within(counts.bold), 20),
    divided: flag(candidate.isDivided),
    told: share(candidate.told),
  };
}

function placeFeatures(candidate: Candidate, c: number, survey: LineSurvey) {
  const { line, key, ordinal, style } = candidate;
  const { candidates, lines, orders, labelCounts, headings, styles } = survey;
  const order = orders[c] ?? { seen: 0, ordinal: 0, heading: -1 };
  const above = survey.above[c];
  const at = survey.returns[c];
  const count = styles.get(style)?.count ?? 1;
  const isHeading = line.kind === 'heading';
  const sumOf = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return {
    inOrder: flag(ordinal >= 0 && (ordinal === order.ordinal + 1 || ordinal === 1)),
    inHeadline: key.length >= 4 ? share(shareFound(key, survey.headlineKey)) : 0,
    repeatedBelow: flag((at?.last ?? -1) > line.index),
    repeatedAbove: flag((at?.first ?? line.index) < line.index),
    labelCount: logged(labelCounts[c] ?? 0, 25),
    announced: flag(candidates.masthead.announced.has(line.index)),
    announcedStyle: share(survey.announcedStyles.get(style) ?? 0, count),
    position: share(line.index, lines.length),
    charactersBefore: share(candidates.before[line.index] ?? 0, survey.total),
    seen: logged(order.seen),
    remaining: logged(count - order.seen - 1),
    aboveLevel: (above?.level ?? 0) * 15,
    abovePromo: flag(survey.framed[c] === true),
    aboveSection: flag(above !== undefined && endsAsSection(above.text)),
    aboveArticlePart: flag(above !== undefined && TERMS.articlePart.test(above.text)),
    sinceHeading: order.heading < 0 ? 100 : logged(line.index - order.heading),
    sinceCandidate: c > 0 ? logged(line.index - (candidates.all[c - 1]?.line.index ?? 0), 20) : 100,
    deeperHeadings: isHeading ? logged(sumOf(headings.slice(line.level + 1))) : 0,
    higherHeadings: isHeading ? logged(sumOf(headings.slice(0, line.level))) : 0,
  };
}

/** Features of the groups of lines alike that a line belongs to, and of the label below it. */
function siblingFeatures(c: number, { forms, siblings, patterns, runs, nextReturns }: Siblings) {
  const sizeIn = ({ groups, sizes }: Grouping) => sizes[groups[c] ?? -1] ?? 0;
  return {
    formCount: logged(sizeIn(forms)),
    siblingCount: logged(sizeIn(siblings)),
    patternCount: logged(sizeIn(patterns)),
    patternShare: share(sizeIn(patterns), sizeIn(forms)),
    runLength: logged(sizeIn(runs)),
    nextReturns: logged(nextReturns[c] ?? 0),
  };
}

/** Features of beginning a subject: low cohesion with the lines above, high with those below. */
function subjectFeatures({ line: { index } }: Candidate, { candidates: { cohesion } }: LineSurvey) {
  const [above, below] = [cohesion.above[index] ?? 0, cohesion.below[index] ?? 0];
  const across = cohesion.across[index] ?? 0;
  return {
    sharedAbove: share(above),
    sharedBelow: share(below),
    sharedAcross: clamped(200 * across),
    opensSubject: clamped(50 + 50 * (below - above)),
    opensAcross: clamped(50 + 100 * (below - across)),
  };
}
