import { DAY_TERMS } from '../../dating/dayTerms.ts';
import { sourceLine } from '../../lines/attribution.ts';
import { isCredit, isPlaceholder } from '../../lines/boilerplate.ts';
import { endsSentence } from '../../lines/sentences.ts';
import { callsReaders } from '../../stories/advertisements.ts';
import { flag, logged } from '../models/scale.ts';
import type { Candidate } from './candidates.ts';
import type { LineSurvey } from './lineSurvey.ts';
import { textAfter, textBefore } from './nearTexts.ts';
import { TITLE_STYLES } from './titleStyles.ts';

/** Returns the features of the lines around a candidate. */
export function neighbourFeatures({ line, style, unitEnd }: Candidate, { lines, candidates }: LineSurvey) {
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
