import { attributionOf } from '../attribution.ts';
import { textKey } from '../identity.ts';
import { WHEN } from '../titleText.ts';
import type { Styled } from './lineFeatures.ts';
import type { Layout } from './propose.ts';
import { ONE_LINE_STYLES, type TitleStyle } from './titleStyles.ts';

const clamp = (x: number) => Math.max(0, Math.min(100, Math.round(x)));
const log = (x: number, scale = 14) => clamp(scale * Math.log2(1 + Math.max(0, x)));

/** What a layout is chosen by: named numbers from 0 to 100. `rows` are the candidates' line features. */
export function layoutFeatures(
  styled: Styled,
  probability: Float64Array,
  rows: readonly Record<string, number>[],
  layouts: readonly Layout[],
): Record<string, number>[] {
  const base = layouts.map((layout) => ownFeatures(styled, probability, rows, layout));
  const sets = layouts.map(({ titles }) => new Set(titles.keys()));
  const bestExpected = Math.max(...base.map(({ expected = 0 }) => expected));
  const bestMean = Math.max(...base.map(({ meanP = 0 }) => meanP));
  const most = Math.max(...base.map(({ count = 0 }) => count));
  const bestLikelihood = Math.max(...base.map(({ likelihood = 0 }) => likelihood));
  const bestCover = Math.max(...base.map(({ cover = 0 }) => cover));
  return base.map((own, i) => {
    let agreement = 0;
    const mine = sets[i] ?? new Set();
    for (const [k, other] of sets.entries()) {
      if (k === i) continue;
      let common = 0;
      for (const x of other) if (mine.has(x)) common++;
      agreement += (2 * common) / (mine.size + other.size);
    }
    return {
      ...own,
      agreement: clamp((100 * agreement) / Math.max(1, sets.length - 1)),
      belowBestExpected: clamp(bestExpected - (own.expected ?? 0)),
      belowBestMean: clamp(bestMean - (own.meanP ?? 0)),
      belowMost: clamp(most - (own.count ?? 0)),
      belowBestLikelihood: clamp(bestLikelihood - (own.likelihood ?? 0)),
      belowBestCover: clamp(bestCover - (own.cover ?? 0)),
      bestExpected: clamp(bestExpected),
      layouts: clamp(sets.length * 2),
    };
  });
}

function ownFeatures(
  styled: Styled,
  probability: Float64Array,
  rows: readonly Record<string, number>[],
  { titles }: Layout,
): Record<string, number> {
  const { candidates, lines, before, headline, announced } = styled;
  const total = Math.max(1, before[lines.length] ?? 1);
  const n = titles.size;
  const selected: number[] = [];
  let sum = 0,
    sumAll = 0,
    likelihood = 0,
    restSum = 0;
  const rest: number[] = [];
  for (const [c, own] of candidates.entries()) {
    const p = probability[c] ?? 0;
    sumAll += p;
    if (titles.has(own.line.index)) {
      selected.push(c);
      sum += p;
      likelihood += Math.log(Math.max(0.01, p));
    } else {
      rest.push(p);
      restSum += p;
      likelihood += Math.log(Math.max(0.01, 1 - p));
    }
  }
  const ps = selected.map((c) => probability[c] ?? 0).sort((a, b) => a - b);
  rest.sort((a, b) => b - a);
  const order = selected.map((c) => candidates[c]).filter((x) => x !== undefined);
  const sizes: number[] = [];
  let empty = 0,
    restIn = 0,
    when = 0,
    attributed = 0,
    toldSum = 0;
  const keys = new Set<string>();
  for (const [k, own] of order.entries()) {
    const end = order[k + 1]?.line.index ?? lines.length;
    const style = titles.get(own.line.index) ?? 'plain';
    const chars =
      (before[end] ?? 0) -
      (before[own.line.index + 1] ?? 0) +
      (ONE_LINE_STYLES.has(style) ? Math.max(0, own.line.text.length - own.title.length) : 0);
    sizes.push(chars);
    if (chars < 6) empty++;
    toldSum += own.told;
    keys.add(own.key);
    const next = lines[own.line.index + 1];
    if (next && next.index < end && WHEN.test(next.text)) when++;
    for (let i = end - 1; i > own.line.index && i > end - 4; i--) {
      const text = lines[i]?.text ?? '';
      if (text === '') continue;
      if (attributionOf(text) !== null) attributed++;
      break;
    }
  }
  const inner = sizes.slice(0, -1).length > 0 ? sizes.slice(0, -1) : sizes;
  const sorted = inner.toSorted((a, b) => a - b);
  const mean = inner.reduce((a, b) => a + b, 0) / Math.max(1, inner.length);
  const cv =
    Math.sqrt(inner.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, inner.length)) / Math.max(1, mean);
  const share = (name: string) =>
    clamp(selected.reduce((s, c) => s + (rows[c]?.[name] ?? 0), 0) / Math.max(1, n));
  const lengths = order.map(({ title }) => Math.min(150, title.length));
  const meanLength = lengths.reduce((a, b) => a + b, 0) / Math.max(1, n);
  const lengthCv =
    Math.sqrt(lengths.reduce((a, b) => a + (b - meanLength) ** 2, 0) / Math.max(1, n)) /
    Math.max(1, meanLength);
  const styles = new Set(titles.values());
  const of = (...wanted: TitleStyle[]) =>
    clamp((100 * [...titles.values()].filter((s) => wanted.includes(s)).length) / n);
  const mates = candidates.filter((own) => styles.has(own.styles[0] ?? 'plain')).length;
  for (const [c, own] of candidates.entries()) {
    if (
      !titles.has(own.line.index) &&
      (rows[c]?.heading ?? 0) > 0 &&
      own.line.index > (order[0]?.line.index ?? 0)
    )
      restIn++;
  }
  const headlineParts = headline
    .split(/[；;，,|｜丨、/]|\s-\s/)
    .map(textKey)
    .filter((k) => k.length >= 5);
  const told = headlineParts.filter((k) =>
    order.some(({ key }) => key.includes(k) || (key.length >= 5 && k.includes(key))),
  ).length;
  let announcedIn = 0;
  for (const i of announced.keys()) if (titles.has(i)) announcedIn++;
  const first = order[0]?.line.index ?? 0;
  const last = order.at(-1)?.line.index ?? 0;
  return {
    count: log(n),
    share: clamp((100 * n) / candidates.length),
    meanP: clamp((100 * sum) / Math.max(1, n)),
    lowP: clamp(100 * (ps[Math.floor(ps.length * 0.1)] ?? 0)),
    quarterP: clamp(100 * (ps[Math.floor(ps.length * 0.25)] ?? 0)),
    minP: clamp(100 * (ps[0] ?? 0)),
    restMaxP: clamp(100 * (rest[0] ?? 0)),
    restHighP: clamp(100 * (rest[Math.floor(n * 0.2)] ?? 0)),
    restSum: clamp((100 * restSum) / (n + restSum)),
    expected: clamp((200 * sum) / (n + sumAll)),
    likelihood: clamp(100 + (40 * likelihood) / Math.max(1, Math.sqrt(candidates.length * n))),
    median: log(sorted[sorted.length >> 1] ?? 0, 10),
    smallest: log(sorted[Math.floor(sorted.length * 0.1)] ?? 0, 10),
    largest: log(sorted.at(-1) ?? 0, 8),
    largestShare: clamp((100 * (sorted.at(-1) ?? 0)) / total),
    lastSize: log(sizes.at(-1) ?? 0, 8),
    cv: clamp(40 * cv),
    empty: clamp((100 * empty) / n),
    cover: clamp((100 * sizes.reduce((a, b) => a + b, 0)) / total),
    told: clamp((100 * toldSum) / n),
    distinct: clamp((100 * keys.size) / n),
    titleLength: clamp(meanLength),
    lengthCv: clamp(50 * lengthCv),
    shortest: clamp(Math.min(...lengths)),
    when: clamp((100 * when) / n),
    attributed: clamp((100 * attributed) / n),
    styles: clamp(styles.size * 15),
    headingStyles: of('h1', 'h2', 'h3', 'h4', 'h5', 'h6'),
    boldStyles: of('bold', 'numbered bold', 'quoted bold'),
    numberedStyles: of('numbered', 'numbered bold', 'numbered lead', 'numbered line'),
    plainStyles: of('plain', 'sentence', 'quoted'),
    itemStyles: of('item', 'nested item', 'lead item'),
    lineStyles: clamp((100 * [...titles.values()].filter((s) => ONE_LINE_STYLES.has(s)).length) / n),
    paragraphStyles: of('paragraph'),
    rowStyles: of('row'),
    colonStyles: of('colon line'),
    markStyles: of('marked', 'marked line', 'bracketed line', 'tagged line'),
    purity: clamp((100 * n) / Math.max(1, mates)),
    headingsLeft: log(restIn),
    inHeadline: share('inHeadline'),
    headlineTold: clamp((100 * told) / Math.max(1, headlineParts.length)),
    headlineParts: log(headlineParts.length),
    announcedIn: clamp((100 * announcedIn) / Math.max(1, announced.size)),
    announced: log(announced.size),
    isAnnounced: clamp((100 * announcedIn) / n),
    inOrder: share('inOrder'),
    ordinal: share('ordinal'),
    chineseOrdinal: share('chineseOrdinal'),
    linkAt: share('linkAt'),
    links: share('links'),
    opinions: share('opinions'),
    sources: share('sources'),
    endsPeriod: share('endsPeriod'),
    endsColon: share('endsColon'),
    inComma: share('inComma'),
    sectionLike: share('sectionLike'),
    sectionWord: share('sectionWord'),
    promoSection: share('promoSection'),
    promo: share('promo'),
    articlePart: share('articlePart'),
    divided: share('divided'),
    labelCount: share('labelCount'),
    repeatedBelow: share('repeatedBelow'),
    repeatedAbove: share('repeatedAbove'),
    nextSame: share('nextSame'),
    nextNone: share('nextNone'),
    nextShorter: share('nextShorter'),
    latin: share('latin'),
    digits: share('digits'),
    first: clamp((100 * (before[first] ?? 0)) / total),
    span: clamp((100 * (last - first)) / lines.length),
    tail: clamp((100 * (lines.length - last)) / lines.length),
    lines: log(lines.length, 9),
    candidates: log(candidates.length, 9),
  };
}
