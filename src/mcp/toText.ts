import type { DigestJson } from '../api/digest.ts';
import type { EventJson } from '../api/event.ts';
import type { TextJson } from '../api/fields.ts';
import type { SearchAnswerJson } from '../api/search.ts';
import type { StoryJson, StoryLineJson } from '../api/story.ts';
import type { TrendJson } from '../api/trend.ts';
import { zhCN } from '../messages/texts/zh-CN.ts';

/** Formats a digest for a model, each line with the id of its story. */
export function digestText(digest: DigestJson): string {
  let number = 0;
  const sections = digest.sections.flatMap(({ name, items }) => [
    ...(name === null ? [] : ['', `## ${name}`]),
    ...items.flatMap(({ text, story, byMachine, also, significance }) => {
      number += 1;
      const others = also.length === 0 ? '' : `（${zhCN.toldByColumns(also.length + 1)}）`;
      const line = `${number}. ${text}${byMachine ? zhCN.itemByMachine : ''}${others} [${story}]`;
      return significance === null ? [line] : [line, ...labelled(significance)];
    }),
  ]);
  const editions = digest.editions.flatMap(({ column, machine, keyPoints, url }) => [
    '',
    ...(machine === null ? [] : [zhCN.columnByMachine(column, machine)]),
    ...(keyPoints === null ? [] : labelled(keyPoints)),
    ...(url === null ? [] : [`原文（${column}）：${url}`]),
  ]);
  return [
    `# ${digest.date} ${digest.title}`,
    `${digest.columns.join('、')}，约 ${digest.minutes} 分钟`,
    ...sections,
    ...editions,
  ].join('\n');
}

/** Formats a story for a model, each text under its label. */
export function storyText(story: StoryJson): string {
  const place = [story.date, story.column, story.section].filter((part) => part !== null).join(' · ');
  return [
    `# ${story.title}`,
    `${place} [${story.id}]`,
    ...(story.attribution === null ? [] : [`来源：${story.attribution}`]),
    ...story.texts.flatMap((text) => ['', ...labelled(text)]),
    ...(story.isExcerpt ? ['', '以上只是摘录，全文见原文。'] : []),
    ...(story.url === null ? [] : [`原文：${story.url}`]),
    ...(story.also.length === 0 ? [] : ['', '同一事件的其他报道：', ...story.also.map(listed)]),
  ].join('\n');
}

/** Formats an event for a model, by day. */
export function eventText(event: EventJson): string {
  const relations = { 'same-event': '报道', earlier: '此前', later: '此后' } as const;
  return [
    `# ${event.title}`,
    ...event.timeline.map((story) => `${listed(story)}（${relations[story.relation]}）`),
  ].join('\n');
}

/** Formats search results for a model; near results have their own heading. */
export function answerText({ query, hits, readAs, suggestions, dates }: SearchAnswerJson): string {
  const full = hits.filter(({ near }) => !near);
  const near = hits.filter((hit) => hit.near);
  return [
    `# 「${query}」`,
    ...readAs.map(({ typed, as }) => `没有「${typed}」，按「${as}」找的。`),
    ...(dates === null ? [] : [`只看 ${dates.since} 至 ${dates.until}。`]),
    ...(full.length === 0 ? ['没有完全对上的新闻。'] : full.map(hitText)),
    ...(near.length === 0 ? [] : ['', '相近的：', ...near.map(hitText)]),
    ...(suggestions.length === 0 ? [] : ['', `要找的是不是：${suggestions.join('、')}`]),
  ].join('\n');
}

/** Formats a trend for a model: the counts of each word by step, without zeros. */
export function trendText({ since, until, step, days, words }: TrendJson): string {
  return [
    `# ${since} 至 ${until}，按${step === 'week' ? '周' : '天'}`,
    ...words.flatMap(({ word, total, counts, peak }) => [
      '',
      `## ${word}：共 ${total} 条`,
      ...(peak ? [`最多：${peak.since} ${peak.count} 条`] : []),
      ...(peak?.story ? [`- ${peak.story.date}：${peak.story.title} [${peak.story.id}]`] : []),
      counts.flatMap((count, at) => (count === 0 ? [] : [`${days[at] ?? ''} ${count}`])).join('，'),
    ]),
  ].join('\n');
}

function hitText(hit: SearchAnswerJson['hits'][number]): string {
  const excerpt = hit.excerpt.map(({ text }) => text).join('');
  return excerpt === '' ? listed(hit) : `${listed(hit)}\n  ${excerpt}`;
}

function listed({ date, column, title, id }: StoryLineJson): string {
  return `- ${date} ${column}：${title} [${id}]`;
}

function labelled({ label, paragraphs }: TextJson): string[] {
  return [`【${label}】`, ...paragraphs];
}
