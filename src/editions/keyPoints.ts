import type { Line } from './line.ts';

/** The summary above the stories, who wrote it, and the lines that it takes. */
export interface KeyPoints {
  readonly points: readonly string[];
  readonly by: string | null;
  readonly lines: ReadonlySet<number>;
}

/** `划重点`, `AI 摘要：`, `【AI 划重点】（由 AI 生成）`; a bare 总结 is a section of articles. */
const HEADING =
  /^[【[]?(?:(AI|智能)\s*)?(?:划重点|本文要点|核心要点|要点提炼|要点总结|内容摘要|摘要|(?<=AI\s*|智能)(?:总结|速读|导读|要点))\s*[】\]]?\s*(?:[（(]([^（）()]{2,20})[)）])?\s*[:：]?$/i;
const LONGEST_HEADING = 30;
/** A summary in the same line as its heading, which only says that a machine wrote it: `AI 摘要：…`. */
const AI_LINE = /^[【[]?(?:AI|智能)\s*(?:摘要|总结|速读|导读)\s*[】\]]?\s*[:：]\s*(\S.*)$/i;
const BY_AI = 'AI';
const OFFER = /帮我划重点|阅读约?需.{0,4}分钟/;
const MAKER =
  /^(?:以上|本)?(?:内容|摘要|要点|总结)?由\s*([^，,。;；]{2,20}?)\s*(?:自动)?(?:生成|总结|提供|整理)/;
/** A summary that goes on for longer is something else. */
const MOST_LINES = 20;
/** The offer to summarise stands above the text. */
const OPENING_LINES = 12;

/** Finds the key points (划重点): numbered sentences under such a heading, up to the line that names their maker. */
export function findKeyPoints(lines: readonly Line[]): KeyPoints {
  const offers = lines
    .slice(0, OPENING_LINES)
    .filter(({ text }) => text.length < 60 && OFFER.test(text))
    .map(({ index }) => index);
  const found = listedPoints(lines) ?? pointInLine(lines);
  if (!found) return { points: [], by: null, lines: new Set(offers) };
  return { ...found, lines: new Set([...offers, ...found.lines]) };
}

function listedPoints(lines: readonly Line[]): KeyPoints | undefined {
  const start = lines.findIndex(({ text }) => text.length <= LONGEST_HEADING && HEADING.test(text));
  if (start < 0) return undefined;
  const points: string[] = [];
  const passage = new Set([start]);
  for (const line of lines.slice(start + 1, start + 1 + MOST_LINES)) {
    const maker = MAKER.exec(line.text)?.[1];
    const point = /^(?:\d{1,2}|[①-⑳])\s*[、.．]?\s*(?=\D)(.+)$/.exec(line.text)?.[1];
    if (maker === undefined && point === undefined && line.kind !== 'item') break;
    passage.add(line.index);
    if (maker !== undefined) return { points, by: maker, lines: passage };
    points.push(point ?? line.text);
  }
  return points.length === 0 ? undefined : { points, by: headingsMaker(lines[start]), lines: passage };
}

/** Who wrote the points by their heading: the maker that it names in brackets, or an AI. */
function headingsMaker(heading: Line | undefined): string | null {
  const [, ai, note = ''] = HEADING.exec(heading?.text ?? '') ?? [];
  return MAKER.exec(note)?.[1] ?? (ai === undefined ? null : BY_AI);
}

function pointInLine(lines: readonly Line[]): KeyPoints | undefined {
  const line = lines.slice(0, OPENING_LINES).find(({ text }) => AI_LINE.test(text));
  const point = AI_LINE.exec(line?.text ?? '')?.[1];
  return line && point !== undefined
    ? { points: [point], by: BY_AI, lines: new Set([line.index]) }
    : undefined;
}
