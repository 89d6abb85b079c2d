import { type CalendarDay, weekdayOf } from '../calendar/day.ts';
import { type Digest, type DigestItem, readingOrder } from '../digests/digest.ts';
import type { StoryId } from '../editions/edition.ts';
import { clip } from '../messages/takeSentences.ts';
import { monthDay } from '../messages/texts/days.ts';
import { zhCN } from '../messages/texts/zh-CN.ts';
import { printableLine } from '../text/printable.ts';

/** Script of a day's digest, and its summary for lists. */
export interface Script {
  readonly title: string;
  readonly summary: string;
  /** Passages in order; each is spoken separately, so that a correction costs one of them. */
  readonly passages: readonly string[];
  readonly stories: readonly StoryId[];
}

/**
 * Maximum characters of a passage and of one item in it: servers take 4,096 at most, and short passages are ready
 * sooner.
 */
const PASSAGE_CHARACTERS = 600;
const LINE_CHARACTERS = 200;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/**
 * Returns the script of a digest: the leads with their first clause, the sections, then the key points. Opinions and
 * machine-written texts are announced as such. `opinions` are the editors' opinions on the leads.
 */
export function scriptOf(digest: Digest, opinions: ReadonlyMap<StoryId, string>): Script {
  const order = readingOrder(digest, Number.POSITIVE_INFINITY);
  const numbers = new Map(order.map(({ story }, place) => [story, place + 1]));
  const leads = new Map(digest.leads.map((lead) => [lead.story, lead]));
  const first = order.filter(({ story }) => leads.has(story));
  const lineOf = (item: DigestItem) => {
    const { clause = null, significance } = leads.get(item.story) ?? {};
    const opinion = opinions.get(item.story);
    return [
      `第${numbers.get(item.story)}条，${spoken(item.text)}`,
      ...(clause === null ? [] : [spoken(clause)]),
      ...(item.also.length > 0 ? [`共有${item.also.length + 1}家报道`] : []),
      ...(item.byMachine ? ['这一条是机器写的'] : []),
      ...(opinion === undefined
        ? []
        : [`下面是${spoken(item.column)}编辑的观点，不是事实：${spoken(opinion)}`]),
      ...(significance === undefined ? [] : [`下面一句由人工智能生成：${spoken(significance)}`]),
    ]
      .map(withStop)
      .join('');
  };
  const parts = [
    opening(digest, order.length),
    ...(first.length > 0 ? ['先说最重要的。', ...first.map(lineOf)] : []),
    ...digest.sections.flatMap(({ name, items }) => {
      const rest = items.filter(({ story }) => !leads.has(story));
      return rest.length === 0 ? [] : [withStop(spoken(name ?? '其他消息')), ...rest.map(lineOf)];
    }),
    ...keyPoints(digest),
    `以上是${monthDay(digest.day, 'zh-CN')}的一分钟速览。`,
  ];
  return {
    title: `${monthDay(digest.day, 'zh-CN')} ${printableLine(digest.title)}`,
    summary: order
      .slice(0, 10)
      .map(({ text }) => printableLine(text))
      .join('；'),
    passages: joined(parts),
    stories: order.map(({ story }) => story),
  };
}

function opening({ day, columns, editions }: Digest, items: number): string {
  const by = editions.flatMap(({ column, writtenBy }) =>
    writtenBy === null ? [] : [withStop(spoken(zhCN.columnByMachine(column, writtenBy)))],
  );
  return `一分钟速览，${monthDay(day, 'zh-CN')}，星期${weekday(day)}。${withStop(`${columns.map(spoken).join('、')}，共${items}条`)}本节目由机器合成的声音朗读。${by.join('')}`;
}

function weekday(day: CalendarDay): string {
  return WEEKDAYS[weekdayOf(day)] ?? '';
}

function keyPoints({ editions }: Digest): readonly string[] {
  return editions.flatMap(({ column, keyPoints: points, keyPointsBy, keyPointsAreGenerated }) => {
    if (points.length === 0) return [];
    const by = keyPointsAreGenerated ? '人工智能' : keyPointsBy;
    const label = `${spoken(column)}的划重点${by === null ? '' : `，由${spoken(by)}生成，仅供参考`}：`;
    return [label, ...points.map((point) => withStop(spoken(point)))];
  });
}

/** Makes a publisher's text speakable: one line, without addresses, of bounded length. */
function spoken(text: string): string {
  return clip(printableLine(text).replace(/https?:\/\/\S*/gu, ''), LINE_CHARACTERS).trim();
}

function withStop(text: string): string {
  return /[。！？!?…：]$/u.test(text) ? text : `${text}。`;
}

/** Joins parts into as few passages as possible, in order. */
function joined(parts: readonly string[]): readonly string[] {
  const passages: string[] = [];
  for (const part of parts) {
    const last = passages.at(-1);
    if (last !== undefined && last.length + part.length <= PASSAGE_CHARACTERS)
      passages[passages.length - 1] = last + part;
    else passages.push(part);
  }
  return passages;
}
