import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { StoryId } from '../../../src/editions/edition.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';
import { eventsOf } from '../../../src/store/events/events.ts';
import { joinPending } from '../../../src/store/events/joinPending.ts';
import { saveEdition } from '../../../src/store/news/saveEdition.ts';
import { loadLexicon } from '../../../src/words/lexicon.ts';
import { openTestStore } from '../../database/engines.ts';

const seeds = new URL('../../../../shared/seeds/', import.meta.url);
const samples = new URL('../../../data/samples/', import.meta.url);
const TIME = new Date('2024-12-28T02:00:00Z');

/** The titles of every event told by these documents, each event's and all of them sorted. */
async function eventsOfFiles(folder: URL, files: readonly string[]): Promise<readonly (readonly string[])[]> {
  const store = await openTestStore();
  try {
    for (const file of files) {
      const read = readEdition({ bytes: readFileSync(new URL(file, folder)), origin: file, time: TIME });
      if (read.kind === 'unreadable') throw new Error(read.reason);
      const { edition } = read;
      const day = edition.date ?? ('2024-12-28' as CalendarDay);
      await saveEdition(store, { edition, day, dayGuessed: edition.date === null, origin: file }, TIME);
    }
    const lexicon = loadLexicon();
    while ((await joinPending(store, lexicon)) > 0);
    const rows = await store.all<{ row: number; id: StoryId; title: string }>(
      'SELECT row, id, title FROM stories',
    );
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    const events = new Map<string, string[]>();
    for (const [id, { event }] of await eventsOf(store).ofStories(rows)) {
      events.set(event, [...(events.get(event) ?? []), titles.get(id) ?? '']);
    }
    return [...events.values()].map((event) => event.sort());
  } finally {
    await store.close();
  }
}

describe.skipIf(!existsSync(seeds))('the seeds (skipped where ../shared is absent)', () => {
  test('tell of Xiaomi’s cluster and of DeepSeek-V3 twice, and of nothing else', async () => {
    const events = await eventsOfFiles(seeds, ['000_d08c5645edc00ff3.txt', '001_d8d48803e661d41d.txt']);
    const subjects = events.map((event) => event.map((title) => /小米|DeepSeek-V3/.exec(title)?.[0]));
    expect(subjects.sort()).toEqual([
      ['DeepSeek-V3', 'DeepSeek-V3'],
      ['小米', '小米'],
    ]);
  });
});

test('the samples that ship tell each happening of the week once', async () => {
  const events = await eventsOfFiles(samples, [
    '2024-12-25-geek-headlines.html',
    '2024-12-26-geek-headlines.html',
    '2024-12-27-geek-headlines.html',
    '2024-12-27-weekly-of-ai.txt',
  ]);
  expect(events.map((event) => event.length)).toEqual(events.map(() => 2));
  expect(events.map((event) => event.join(' / ')).sort()).toMatchInlineSnapshot(`
    [
      "DeepSeek-V3 上线即开源，6710 亿参数的 MoE 追平 GPT-4o / DeepSeek-V3在海外刷屏，训练费不到600万美元",
      "GPT-5研发遇阻，训练两轮仍未达标 / 代号“猎户座”的 GPT-5 研发受阻，OpenAI 至少跑了两轮大规模训练",
      "IBM 调查：采用开源 AI 工具的企业更常看到回报 / IBM调研：近半企业称AI投资已有正回报",
      "OpenAI 被曝考虑自研人形机器人，时隔四年重启硬件团队 / OpenAI考虑造人形机器人",
      "台积电台股盘中见 1095 新台币，再创历史新高 / 台积电股价盘中创新高，年内涨逾八成",
      "字节跳动AI投入逼近BAT总和 / 字节跳动今年 AI 投入直追 BAT 三家，明年或翻倍",
      "小米据传正在筹建万卡规模 GPU 集群，雷军深度参与 / 小米筹建万卡GPU集群",
    ]
  `);
});
