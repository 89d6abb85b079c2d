import { shareFound } from '../../../text/similarity.ts';
import { endsAsSection } from '../../outline/sectionName.ts';
import { TERMS } from '../../terms/terms.ts';
import { flag, logged, share } from '../models/scale.ts';
import type { Candidate } from './candidates.ts';
import type { LineSurvey } from './lineSurvey.ts';

/** Returns the features of a candidate's place: its order, what repeats it, and the headings and candidates above it. */
export function placeFeatures(candidate: Candidate, c: number, survey: LineSurvey) {
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
