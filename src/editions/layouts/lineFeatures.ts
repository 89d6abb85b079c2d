import { bigramsOf, containment } from '../../text/similarity.ts';
import { attributionOf, sourceLine } from '../attribution.ts';
import { commentaryIn } from '../commentary.ts';
import { textKey } from '../identity.ts';
import type { Line } from '../line.ts';
import type { Masthead } from '../masthead.ts';
import { isPromotionSection, promotionWeight } from '../promotion.ts';
import { endsAsSection, namesSection } from '../sectionName.ts';
import { WHEN } from '../titleText.ts';
import { CHINESE_ORDINAL, COLUMN_WORD, endsSentence, isCredit, isPlaceholder, ORDINAL } from '../wording.ts';
import { TITLE_STYLES, type TitleStyle, titleStylesOf } from './titleStyles.ts';

export interface StyledLine {
  readonly line: Line;
  readonly styles: readonly TitleStyle[];
  /** What could be the title in it. */
  readonly title: string;
  readonly key: string;
  readonly ordinal: number;
  unitEnd: number;
  unitChars: number;
  told: number;
}

const PARTS_OF_AN_ARTICLE =
  /^(?:[\d一二三四五六七八九十.、\s]*)(?:前言|引言|序言|背景|简介|概述|介绍|摘要|总结|小结|结语|结论|后记|参考|附录|安装|环境|准备|步骤|实现|原理|代码|示例|实战|测试|部署|使用|配置|常见问题|FAQ|目录)/i;

export interface Styled {
  readonly lines: readonly Line[];
  readonly taken: ReadonlySet<number>;
  readonly byLine: ReadonlyMap<number, StyledLine>;
  readonly candidates: readonly StyledLine[];
  /** characters before each line */
  readonly before: Float64Array;
  readonly headline: string;
  readonly announced: ReadonlyMap<number, number>;
}

const clamp = (x: number) => Math.max(0, Math.min(100, Math.round(x)));
const log = (x: number, scale = 14) => clamp(scale * Math.log2(1 + Math.max(0, x)));
const flag = (b: boolean) => (b ? 100 : 0);

export function styleLines({ lines, taken, headline, announced, start }: Masthead): Styled {
  const before = new Float64Array(lines.length + 1);
  const candidates: StyledLine[] = [];
  const byLine = new Map<number, StyledLine>();
  for (const [i, line] of lines.entries()) {
    before[i + 1] = (before[i] ?? 0) + (taken.has(i) ? 0 : line.text.length);
    if (taken.has(i) || i < start) continue;
    const styles = titleStylesOf(line);
    if (styles.length === 0) continue;
    const title = titleOf(line, styles[0]);
    const styled: StyledLine = {
      line,
      styles,
      title,
      key: textKey(title),
      ordinal: Number(/\d{1,3}/.exec(ORDINAL.exec(line.text.slice(0, 12))?.[0] ?? '')?.[0] ?? -1),
      unitEnd: lines.length,
      unitChars: 0,
      told: 0,
    };
    candidates.push(styled);
    byLine.set(i, styled);
  }
  // The end of each line's unit: the next of its style, or a heading that is not below it.
  const next = new Map<string, number>();
  const nextHeading = new Int32Array(8).fill(lines.length);
  for (let c = candidates.length - 1; c >= 0; c--) {
    const own = candidates[c];
    if (!own) continue;
    const { line } = own;
    const style = own.styles[0] ?? 'plain';
    const level = line.kind === 'heading' ? line.level : 7;
    const end = Math.min(next.get(style) ?? lines.length, ...nextHeading.subarray(0, level + 1));
    own.unitEnd = end;
    own.unitChars = (before[end] ?? 0) - (before[line.index + 1] ?? 0);
    next.set(style, line.index);
    if (line.kind === 'heading') nextHeading[line.level] = line.index;
  }
  for (const own of candidates) own.told = toldAgain(own, lines);
  return { lines, taken, byLine, candidates, before, headline, announced };
}

function titleOf(line: Line, style: TitleStyle | undefined): string {
  const { text, lead } = line;
  if (style === 'lead item' || style === 'lead line' || style === 'numbered lead') return lead;
  if (style === 'bracketed line') return text.slice(1, text.indexOf('】'));
  if (style === 'row') {
    const cells = text.split(' | ');
    return cells.find((cell) => cell.replace(/[^\p{L}]/gu, '').length >= 4) ?? text;
  }
  const bare = text.replace(ORDINAL, '').replace(CHINESE_ORDINAL, '');
  const address = bare.search(/[<（(]?\s*https?:\/\//);
  const rest = address > 2 ? bare.slice(0, address) : bare;
  if (style === 'colon line') return rest.slice(0, rest.search(/[：:]/));
  if (text.length > 100) return rest.slice(0, Math.min(60, rest.search(/[。！？]/) + 1 || 60));
  return rest;
}

function toldAgain({ line, title, key, unitEnd }: StyledLine, lines: readonly Line[]): number {
  if (key.length < 4) return 0;
  let text =
    title.length < line.text.length * 0.7 ? line.text.slice(line.text.indexOf(title) + title.length) : '';
  for (let i = line.index + 1; i < unitEnd && i < line.index + 7 && text.length < 150; i++)
    text += lines[i]?.text ?? '';
  return containment(bigramsOf(key), bigramsOf(textKey(text.slice(0, 220))));
}

interface StyleStats {
  count: number;
  chars: number[];
  median: number;
  cv: number;
  empty: number;
  told: number;
  length: number;
  ordinals: number;
  linked: number;
  divided: number;
  sentences: number;
  colons: number;
  inOrder: number;
}

function statsOf(styled: Styled): Map<TitleStyle, StyleStats> {
  const stats = new Map<TitleStyle, StyleStats>();
  const lastOrdinal = new Map<TitleStyle, number>();
  for (const own of styled.candidates) {
    const style = own.styles[0] ?? 'plain';
    let s = stats.get(style);
    if (!s) {
      s = {
        count: 0,
        chars: [],
        median: 0,
        cv: 0,
        empty: 0,
        told: 0,
        length: 0,
        ordinals: 0,
        linked: 0,
        divided: 0,
        sentences: 0,
        colons: 0,
        inOrder: 0,
      };
      stats.set(style, s);
    }
    s.count++;
    const inLine = Math.max(0, own.line.text.length - own.title.length - 4);
    const chars = own.unitChars + (inLine > 8 ? inLine : 0);
    s.chars.push(chars);
    if (chars < 6) s.empty++;
    s.told += own.told;
    s.length += Math.min(120, own.title.length);
    if (own.ordinal >= 0) s.ordinals++;
    if (own.line.links.length > 0) s.linked++;
    if (endsSentence(own.line.text)) s.sentences++;
    if (/[：:]/.test(own.title)) s.colons++;
    const previous = lastOrdinal.get(style) ?? 0;
    if (own.ordinal >= 0 && (own.ordinal === previous + 1 || own.ordinal === 1)) s.inOrder++;
    if (own.ordinal >= 0) lastOrdinal.set(style, own.ordinal);
    if (divides(own, styled)) s.divided++;
  }
  for (const s of stats.values()) {
    const sorted = s.chars.toSorted((a, b) => a - b);
    s.median = sorted[sorted.length >> 1] ?? 0;
    const mean = s.chars.reduce((a, b) => a + b, 0) / s.count;
    s.cv = Math.sqrt(s.chars.reduce((a, b) => a + (b - mean) ** 2, 0) / s.count) / Math.max(1, mean);
  }
  return stats;
}

/** Whether titles in another style stand within the unit, the first directly under it. */
function divides(own: StyledLine, { lines, byLine }: Styled): boolean {
  const style = own.styles[0];
  for (let i = own.line.index + 1; i < own.unitEnd; i++) {
    const line = lines[i];
    if (!line || line.text === '') continue;
    const other = byLine.get(i);
    return (
      other !== undefined &&
      other.styles[0] !== style &&
      other.styles[0] !== 'paragraph' &&
      other.styles[0] !== 'plain'
    );
  }
  return false;
}

/** Named numbers of each candidate, 0 to 100. */
export function lineFeatures(styled: Styled): Record<string, number>[] {
  const { lines, candidates, before, headline, byLine, announced } = styled;
  const stats = statsOf(styled);
  const total = Math.max(1, before[lines.length] ?? 1);
  const keyAt = new Map<string, number[]>();
  const labels = new Map<string, number>();
  for (const { key, line } of candidates) {
    const k = key.slice(0, 10);
    if (k.length >= 5) keyAt.set(k, [...(keyAt.get(k) ?? []), line.index]);
    const label = labelOf(line);
    if (label) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const headlineBigrams = bigramsOf(textKey(headline));
  const styleSeen = new Map<TitleStyle, number>();
  const lastOrdinal = new Map<TitleStyle, number>();
  const h = (level: number) =>
    candidates.filter(({ line }) => line.kind === 'heading' && line.level === level).length;
  const headingCounts = [1, 2, 3, 4, 5, 6].map(h);
  const headings = headingCounts.reduce((a, b) => a + b, 0);
  const bolds = (stats.get('bold')?.count ?? 0) + (stats.get('numbered bold')?.count ?? 0);
  const numbereds = (['numbered', 'numbered lead', 'numbered line'] as const).reduce(
    (s, x) => s + (stats.get(x)?.count ?? 0),
    0,
  );
  const items = (['item', 'lead item'] as const).reduce((s, x) => s + (stats.get(x)?.count ?? 0), 0);
  const announcedStyles = new Map<TitleStyle, number>();
  for (const index of announced.keys()) {
    const style = byLine.get(index)?.styles[0];
    if (style) announcedStyles.set(style, (announcedStyles.get(style) ?? 0) + 1);
  }
  const hasRules = lines.filter(({ kind }) => kind === 'rule').length;
  let heading: Line | undefined;
  const openHeadings: (Line | undefined)[] = [];
  const result: Record<string, number>[] = [];
  for (const [c, own] of candidates.entries()) {
    const { line, styles, title, key, ordinal, unitEnd, unitChars } = own;
    const { text, index } = line;
    const style = styles[0] ?? 'plain';
    const s = stats.get(style);
    if (!s) continue;
    const seen = styleSeen.get(style) ?? 0;
    styleSeen.set(style, seen + 1);
    const previousOrdinal = lastOrdinal.get(style) ?? 0;
    if (ordinal >= 0) lastOrdinal.set(style, ordinal);
    const prev = textBefore(lines, index);
    const next = textAfter(lines, index, unitEnd);
    const afterNext = next ? textAfter(lines, next.index, lines.length) : undefined;
    const prevStyled = prev && byLine.get(prev.index);
    const anyNext = textAfter(lines, index, lines.length);
    const anyNextStyled = anyNext && byLine.get(anyNext.index);
    const inLine = Math.max(0, text.length - title.length);
    let images = 0,
      links = line.links.length,
      opinions = 0,
      sources = 0,
      paragraphs = 0,
      candidatesIn = 0,
      itemsIn = 0;
    let lastText: Line | undefined;
    let boldIn = 0;
    for (let i = index + 1; i < unitEnd && i < index + 40; i++) {
      const l = lines[i];
      if (!l) break;
      if (l.image) images++;
      links += l.links.length;
      if (l.text === '') continue;
      paragraphs++;
      if (l.kind === 'item') itemsIn++;
      if (l.bold) boldIn++;
      lastText = l;
      if (commentaryIn(l.text) !== undefined) opinions++;
      if (sourceLine(l.text) !== undefined) sources++;
      const other = byLine.get(i);
      if (other && other.styles[0] !== 'paragraph') candidatesIn++;
    }
    const at = keyAt.get(key.slice(0, 10)) ?? [];
    const label = labelOf(line);
    const above = openHeadings
      .slice(0, line.kind === 'heading' ? line.level : 7)
      .findLast((x) => x !== undefined);
    const ordinalText = ORDINAL.exec(text)?.[0] ?? '';
    const latin = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(title);
    const features: Record<string, number> = {
      style: TITLE_STYLES.indexOf(style) * 3,
      heading: flag(line.kind === 'heading'),
      level: line.level * 15,
      item: flag(line.kind === 'item'),
      bold: flag(line.bold),
      quoted: flag(line.quoted),
      fresh: flag(line.fresh),
      firstInBlock: flag(index === 0 || lines[index - 1]?.block !== line.block),
      lastInBlock: flag(lines[index + 1]?.block !== line.block),
      leadShare: clamp((100 * line.lead.length) / Math.max(1, text.length)),
      leadLength: clamp(line.lead.length),
      ordinal: flag(ordinal >= 0),
      ordinalValue: clamp(Math.max(0, ordinal)),
      inOrder: flag(ordinal >= 0 && (ordinal === previousOrdinal + 1 || ordinal === 1)),
      ordinalGlued: flag(/[.．]$/.test(ordinalText)),
      chineseOrdinal: flag(CHINESE_ORDINAL.test(text)),
      length: clamp(text.length / 2),
      titleLength: clamp(title.length),
      inLine: log(inLine, 10),
      endsSentence: flag(/[。！？!?…][”」』)）]?$/.test(title)),
      endsPeriod: flag(/。$/.test(title)),
      endsColon: flag(/[：:]$/.test(text)),
      endsComma: flag(/[，,；;、]$/.test(text)),
      endsBracket: flag(/[)）】\]]$/.test(text)),
      inPeriod: flag(title.slice(0, -1).includes('。')),
      inComma: flag(/[，,]/.test(title)),
      inColon: flag(/[：:]/.test(title)),
      inSpace: flag(/\s/.test(title)),
      digits: clamp(10 * (title.match(/\d/g)?.length ?? 0)),
      latin: flag(latin),
      cjkShare: clamp((100 * (title.match(/[\u4e00-\u9fff]/g)?.length ?? 0)) / Math.max(1, title.length)),
      startsMark: flag(/^[^\p{L}\p{N}【「『“《(（[]/u.test(text)),
      emoji: flag(/^\p{Extended_Pictographic}/u.test(text)),
      startsWhen: flag(WHEN.test(title)),
      question: flag(/[？?]/.test(title)),
      url: flag(/https?:\/\//.test(text)),
      linkAt: flag(line.links.length > 0),
      sectionWord: flag(endsAsSection(text)),
      sectionLike: flag(namesSection(text)),
      columnWord: flag(COLUMN_WORD.test(text)),
      promoSection: flag(isPromotionSection(text)),
      promo: clamp(20 * promotionWeight(title)),
      promoNext: clamp(20 * promotionWeight(next?.text.slice(0, 200) ?? '')),
      articlePart: flag(PARTS_OF_AN_ARTICLE.test(text)),
      bracketWhole: flag(/^[【「[].*[】」\]]$/.test(text)),
      prevLength: prev ? log(prev.text.length) : 0,
      prevImage: flag(lines[index - 1]?.image != null),
      prevRule: flag(lines[index - 1]?.kind === 'rule'),
      prevHeading: flag(prev?.kind === 'heading'),
      prevSame: flag(prevStyled?.styles[0] === style),
      prevCandidate: flag(prevStyled !== undefined && prevStyled.styles[0] !== 'paragraph'),
      prevStyle: prevStyled ? 3 + TITLE_STYLES.indexOf(prevStyled.styles[0] ?? 'plain') * 3 : 0,
      prevSentence: flag(prev !== undefined && endsSentence(prev.text)),
      prevItem: flag(prev?.kind === 'item'),
      nextLength: next ? log(next.text.length) : 0,
      nextNone: flag(next === undefined),
      nextImage: flag(lines[index + 1]?.image != null),
      nextHeading: flag(anyNext?.kind === 'heading'),
      nextHeadingDeeper: flag(
        anyNext?.kind === 'heading' && line.kind === 'heading' && anyNext.level > line.level,
      ),
      nextSame: flag(anyNextStyled?.styles[0] === style),
      nextStyle: anyNextStyled ? 3 + TITLE_STYLES.indexOf(anyNextStyled.styles[0] ?? 'plain') * 3 : 0,
      nextSentence: flag(next !== undefined && endsSentence(next.text)),
      nextItem: flag(next?.kind === 'item'),
      nextBold: flag(next?.bold === true),
      nextLong: flag((next?.text.length ?? 0) >= 60),
      nextWhen: flag(next !== undefined && WHEN.test(next.text)),
      nextSource: flag(next !== undefined && sourceLine(next.text) !== undefined),
      nextUrl: flag(next !== undefined && /^\P{L}{0,4}https?:/u.test(next.text)),
      nextCredit: flag(next !== undefined && isCredit(next.text)),
      nextShorter: flag(next !== undefined && next.text.length < text.length),
      afterNextLength: afterNext ? log(afterNext.text.length) : 0,
      nextPlaceholder: flag(isPlaceholder(lines[index + 1]?.text ?? '')),
      unitChars: log(unitChars, 10),
      unitToMedian: clamp(50 * Math.min(2, unitChars / Math.max(1, s.median))),
      paragraphs: log(paragraphs),
      images: log(images, 25),
      links: log(links, 20),
      opinions: flag(opinions > 0),
      sources: flag(sources > 0),
      attribution: flag(lastText !== undefined && attributionOf(lastText.text) !== null),
      candidatesIn: log(candidatesIn, 20),
      itemsIn: log(itemsIn, 20),
      boldIn: log(boldIn, 20),
      divided: flag(divides(own, styled)),
      told: clamp(100 * own.told),
      inHeadline: key.length >= 4 ? clamp(100 * containment(bigramsOf(key), headlineBigrams)) : 0,
      repeatedBelow: flag(at.some((x) => x > index)),
      repeatedAbove: flag(at.some((x) => x < index)),
      labelCount: label ? log(labels.get(label) ?? 0, 25) : 0,
      announced: flag(announced.has(index)),
      announcedStyle: clamp((100 * (announcedStyles.get(style) ?? 0)) / Math.max(1, s.count)),
      anyAnnounced: log(announced.size),
      position: clamp((100 * index) / lines.length),
      charsBefore: clamp((100 * (before[index] ?? 0)) / total),
      seen: log(seen),
      remaining: log(s.count - seen - 1),
      aboveLevel: above ? above.level * 15 : 0,
      abovePromo: flag(above !== undefined && isPromotionSection(above.text)),
      aboveSection: flag(above !== undefined && endsAsSection(above.text)),
      aboveArticlePart: flag(above !== undefined && PARTS_OF_AN_ARTICLE.test(above.text)),
      sinceHeading: heading ? log(index - heading.index) : 100,
      styleCount: log(s.count),
      styleShare: clamp((100 * s.count) / candidates.length),
      styleMedian: log(s.median, 10),
      styleCv: clamp(40 * s.cv),
      styleEmpty: clamp((100 * s.empty) / s.count),
      styleTold: clamp((100 * s.told) / s.count),
      styleLength: clamp(s.length / s.count),
      styleOrdinals: clamp((100 * s.ordinals) / s.count),
      styleInOrder: clamp((100 * s.inOrder) / s.count),
      styleLinked: clamp((100 * s.linked) / s.count),
      styleDivided: clamp((100 * s.divided) / s.count),
      styleSentences: clamp((100 * s.sentences) / s.count),
      styleColons: clamp((100 * s.colons) / s.count),
      styleCover: clamp((100 * s.chars.reduce((a, b) => a + b, 0)) / total),
      headings: log(headings),
      deeperHeadings:
        line.kind === 'heading' ? log(headingCounts.slice(line.level).reduce((a, b) => a + b, 0)) : 0,
      higherHeadings:
        line.kind === 'heading' ? log(headingCounts.slice(0, line.level - 1).reduce((a, b) => a + b, 0)) : 0,
      bolds: log(bolds),
      numbereds: log(numbereds),
      items: log(items),
      marks: log((stats.get('marked')?.count ?? 0) + (stats.get('marked line')?.count ?? 0)),
      lines: log(lines.length, 9),
      rules: log(hasRules, 20),
      sinceTitle: c > 0 ? log(index - (candidates[c - 1]?.line.index ?? 0), 20) : 100,
    };
    result.push(features);
    if (line.kind === 'heading') {
      heading = line;
      openHeadings[line.level] = line;
      openHeadings.length = line.level + 1;
    }
  }
  return result;
}

function labelOf(line: Line): string {
  const { lead, text } = line;
  if (lead !== '' && lead.length <= 16) return textKey(lead);
  const colon = text.slice(0, 16).search(/[：:]/);
  return textKey(colon < 0 ? text.slice(0, 24) : text.slice(0, colon));
}

function textBefore(lines: readonly Line[], index: number): Line | undefined {
  for (let i = index - 1; i >= 0 && i > index - 6; i--) if ((lines[i]?.text ?? '') !== '') return lines[i];
  return undefined;
}

function textAfter(lines: readonly Line[], index: number, end: number): Line | undefined {
  for (let i = index + 1; i < end && i < index + 8; i++) if ((lines[i]?.text ?? '') !== '') return lines[i];
  return undefined;
}

/** Features of a second pass: what the first pass says of a line's neighbours and of its style. */
export function contextFeatures({ candidates }: Styled, p: Float64Array): Record<string, number>[] {
  const byStyle = new Map<TitleStyle, number[]>();
  for (const [c, { styles }] of candidates.entries()) {
    const style = styles[0] ?? 'plain';
    const list = byStyle.get(style);
    if (list) list.push(c);
    else byStyle.set(style, [c]);
  }
  const means = new Map<TitleStyle, number>();
  const sums = new Map<TitleStyle, number>();
  for (const [style, list] of byStyle) {
    const sum = list.reduce((s, c) => s + (p[c] ?? 0), 0);
    means.set(style, sum / list.length);
    sums.set(style, sum);
  }
  const bySum = [...sums].sort((a, b) => b[1] - a[1]).map(([style]) => style);
  const total = p.reduce((a, b) => a + b, 0);
  const at = (c: number) => 100 * (p[c] ?? 0);
  const place = new Map<number, number>();
  for (const list of byStyle.values()) for (const [k, c] of list.entries()) place.set(c, k);
  const headings: number[] = [];
  return candidates.map((own, c) => {
    const style = own.styles[0] ?? 'plain';
    const mates = byStyle.get(style) ?? [];
    const k = place.get(c) ?? 0;
    let unitMax = 0,
      unitSum = 0,
      unitFirst = 0,
      unitOther = 0;
    for (let d = c + 1; d < candidates.length && d < c + 30; d++) {
      const other = candidates[d];
      if (!other || other.line.index >= own.unitEnd) break;
      const q = at(d);
      if (d === c + 1) unitFirst = q;
      unitMax = Math.max(unitMax, q);
      unitSum += q;
      if (q >= 50) unitOther++;
    }
    const above = headings.at(-1);
    const near = mates.slice(Math.max(0, k - 2), k + 3).filter((m) => m !== c);
    const sorted = mates.map(at).sort((a, b) => a - b);
    if (own.line.kind === 'heading') {
      while (headings.length > 0 && (candidates[headings.at(-1) ?? 0]?.line.level ?? 0) >= own.line.level)
        headings.pop();
    }
    const parent = own.line.kind === 'heading' ? headings.at(-1) : above;
    if (own.line.kind === 'heading') headings.push(c);
    return {
      p: clamp(at(c)),
      styleP: clamp(100 * (means.get(style) ?? 0)),
      styleMedianP: clamp(sorted[sorted.length >> 1] ?? 0),
      styleRank: clamp(bySum.indexOf(style) * 20),
      bestStyleP: clamp(100 * (means.get(bySum[0] ?? 'plain') ?? 0)),
      bestStyleSum: log(sums.get(bySum[0] ?? 'plain') ?? 0),
      styleSum: log(sums.get(style) ?? 0),
      styleOfAll: clamp((100 * (sums.get(style) ?? 0)) / Math.max(0.01, total)),
      nearP: near.length ? clamp(near.reduce((s, m) => s + at(m), 0) / near.length) : 0,
      previousP: clamp(at(c - 1)),
      nextP: clamp(at(c + 1)),
      unitMax: clamp(unitMax),
      unitSum: log(unitSum / 100, 20),
      unitFirst: clamp(unitFirst),
      unitOther: log(unitOther, 20),
      parentP: parent === undefined ? 0 : clamp(at(parent)),
      totalP: log(total),
      density: clamp((100 * total) / candidates.length),
      belowMates: clamp(50 + at(c) - 100 * (means.get(style) ?? 0)),
    };
  });
}
