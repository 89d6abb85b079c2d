import type { Line } from './line.ts';

/** The summary above the stories, who wrote it, and the lines that it takes. */
export interface KeyPoints {
  readonly points: readonly string[];
  readonly by: string | null;
  readonly lines: ReadonlySet<number>;
}

const HEADING = /^(?:划重点|本文要点|核心要点|要点提炼|内容摘要|AI\s*摘要|智能摘要|摘要)\s*[:：]?$/i;
const LONGEST_HEADING = 20;
const OFFER = /帮我划重点|阅读约?需.{0,4}分钟/;
const MAKER =
  /^(?:以上|本)?(?:内容|摘要|要点|总结)?由\s*([^，,。;；]{2,20}?)\s*(?:自动)?(?:生成|总结|提供|整理)/;
/** A summary that goes on for longer is something else. */
const MOST_LINES = 20;
/** The offer to summarise stands above the text. */
const OPENING_LINES = 12;

/** Finds the key points (划重点): numbered sentences under such a heading, up to the line that names their maker. */
export function findKeyPoints(lines: readonly Line[]): KeyPoints {
  const start = lines.findIndex(({ text }) => text.length <= LONGEST_HEADING && HEADING.test(text));
  const taken = new Set(
    lines
      .slice(0, OPENING_LINES)
      .filter(({ text }) => text.length < 60 && OFFER.test(text))
      .map(({ index }) => index),
  );
  if (start < 0) return { points: [], by: null, lines: taken };
  const points: string[] = [];
  const passage = [start];
  for (const line of lines.slice(start + 1, start + 1 + MOST_LINES)) {
    const maker = MAKER.exec(line.text);
    const point = /^(?:\d{1,2}|[①-⑳])\s*[、.．]?\s*(?=\D)(.+)$/.exec(line.text)?.[1];
    if (!maker && point === undefined && line.kind !== 'item') break;
    passage.push(line.index);
    if (maker) {
      return { points, by: maker[1] ?? null, lines: new Set([...taken, ...passage]) };
    }
    points.push(point ?? line.text);
  }
  if (points.length === 0) return { points, by: null, lines: taken };
  return { points, by: null, lines: new Set([...taken, ...passage]) };
}
