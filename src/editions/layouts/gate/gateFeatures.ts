import { firstEquals } from '../../../text/equalTexts.ts';
import { DAY_TERMS } from '../../dating/dayTerms.ts';
import { textKey } from '../../identity.ts';
import { namesColumn } from '../../masthead/column.ts';
import type { Masthead } from '../../masthead/masthead.ts';
import { TERMS } from '../../terms/terms.ts';
import type { Layout } from '../layout.ts';
import { clamped, type Features, flag, logged, rowOf, share } from '../models/scale.ts';
import { ISSUE } from './issue.ts';
import { subjectFeatures } from './subjectFeatures.ts';
import { unitFeatures, unitsOf } from './unitFeatures.ts';

const ME = /我(?![们們国國])/g;
const YOU = /[你您]/g;

/**
 * Returns the features that distinguish a roundup from an article with parts: the headline, the greeting, the
 * differences between the stories of the chosen layout, the wording of the text.
 */
export function gateFeatures(masthead: Masthead, layout: Layout, chosen: ChosenRow): Uint8Array {
  const units = unitsOf(masthead, layout);
  return rowOf(
    [
      { score: clamped(100 * chosen.score) },
      headlineFeatures(masthead),
      openingFeatures(masthead),
      subjectFeatures(masthead, units),
      unitFeatures(units),
      speechFeatures(masthead),
      compositionFeatures(masthead, layout),
    ],
    chosen.row,
  );
}

/** Features of the chosen layout, and its score. */
export interface ChosenRow {
  readonly row: Uint8Array;
  readonly score: number;
}

function headlineFeatures({ headline, column }: Masthead): Features {
  const holdsColumn = TERMS.column.test(headline);
  const holdsIssue = ISSUE.test(headline);
  return {
    headlineColumn: flag(holdsColumn),
    headlineNames: flag(namesColumn(headline)),
    headlineIssue: flag(holdsIssue),
    headlineBoth: flag(holdsColumn && holdsIssue),
    headlineSemicolons: logged((headline.match(/[；;]/g) ?? []).length, 30),
    headlineBars: flag(/[|｜丨]/.test(headline)),
    headlineLength: clamped(headline.length),
    headlineArticle: flag(TERMS.articleHeadline.test(headline)),
    headlineQuestion: flag(/[？?]/.test(headline)),
    headlineCounts: flag(TERMS.counted.test(headline)),
    column: flag(column !== ''),
    columnWord: flag(TERMS.columnEnding.test(column)),
  };
}

const OPENING_LINES = 12;
const LONGEST_GREETING = 300;

function openingFeatures({ lines, column, headline, glance, announced, keyPoints }: Masthead): Features {
  const opening = lines
    .slice(0, OPENING_LINES)
    .map(({ text }) => text)
    .filter(({ length }) => length < LONGEST_GREETING);
  const key = textKey(column);
  return {
    columnNamed: flag(key.length > 1 && [headline, ...opening].some((text) => textKey(text).includes(key))),
    openingColumn: flag(opening.some((text) => TERMS.column.test(text))),
    openingNames: flag(opening.some(namesColumn)),
    openingIssue: flag(opening.some((text) => ISSUE.test(text))),
    greets: flag(opening.some((text) => TERMS.column.test(text) && TERMS.greeting.test(text))),
    glanceHeaded: flag(glance.hasHeading),
    glanceItems: logged(glance.items.length),
    glanceFound: share(announced.size, glance.items.length),
    keyPoints: flag(keyPoints.points.length > 0),
  };
}

const SAMPLE_CHARACTERS = 20_000;
const LINE_CHARACTERS = 600;

/** Features of wordings typical of news and of articles, in a sample of the text. */
function speechFeatures({ lines }: Masthead): Features {
  let text = '';
  for (const line of lines) {
    if (text.length > SAMPLE_CHARACTERS) break;
    if (line.text !== '') text += `${line.text.slice(0, LINE_CHARACTERS)}\n`;
  }
  const per = (pattern: RegExp) =>
    clamped((5000 * (text.match(pattern)?.length ?? 0)) / Math.max(500, text.length));
  return {
    news: per(TERMS.newsVerbs),
    me: per(ME),
    you: per(YOU),
    explaining: per(TERMS.explaining),
    days: per(DAY_TERMS.days),
  };
}

/** Features of the document's composition. */
function compositionFeatures({ lines }: Masthead, { titles }: Layout): Features {
  const order = [...titles.keys()];
  const counts = new Map<string, number>();
  const hosts: string[] = [];
  let [texts, characters] = [0, 0];
  for (const { kind, text, links } of lines) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (text !== '') texts++;
    characters += text.length;
    for (const { url } of links) hosts.push(/^https?:\/\/([^/]+)/.exec(url)?.[1] ?? '');
  }
  const distinct = firstEquals(hosts).filter((first, place) => first === place).length;
  const of = (test: (text: string, next: string) => boolean) =>
    share(order.filter((at) => test(lines[at]?.text ?? '', lines[at + 1]?.text ?? '')).length, order.length);
  return {
    code: logged(counts.get('code') ?? 0, 20),
    codeShare: share(counts.get('code') ?? 0, lines.length),
    itemShare: share(counts.get('item') ?? 0, lines.length),
    rowShare: share(counts.get('row') ?? 0, lines.length),
    hosts: logged(distinct),
    hostsPerTitle: clamped((50 * distinct) / Math.max(1, order.length)),
    linkedTitles: share(order.filter((at) => (lines[at]?.links.length ?? 0) > 0).length, order.length),
    startsWhen: of((text, next) => DAY_TERMS.opening.test(text) || DAY_TERMS.opening.test(next)),
    questions: of((text) => /[？?]/.test(text)),
    paragraph: logged(characters / Math.max(1, texts), 9),
    characters: logged(characters, 6),
  };
}
