import { loadavg } from 'node:os';
import type { Card } from '../src/messages/pictures/card.ts';
import { createPainter } from '../src/pictures/painter.ts';

/** Number of items of the longest digest that a picture shows completely. */
const ITEMS = 40;
const RUNS = 15;
const MEGABYTE = 1024 ** 2;

/** Clauses from which texts are made, so that every picture has different ones. */
const CLAUSES = [
  '晨星公布新机型',
  '海螺换了负责人',
  '本月第三个开源模型上线',
  '云服务一夜之间恢复',
  '芯片厂推迟投产',
  '新规下周起施行',
  '浏览器修补漏洞',
  '工会与公司达成协议',
  '卫星送入预定轨道',
  '读书软件停止更新',
  '操作系统发布测试版',
  '车企召回部分车辆',
];

/**
 * `npm run bench -- picture`: draws the picture of a digest of 40 items: the first one, with the start of the worker
 * and its fonts, and others when warm, each with other texts. Prints milliseconds, the PNG's size, the processor time
 * of a warm one, and the worker's memory in MB (1024²).
 */
export default async function picture(): Promise<object> {
  const load = loadavg()[0];
  const before = process.memoryUsage.rss();
  const painter = createPainter();
  const first = await timed(() => painter.draw(cardOf(0), { theme: 'light', shape: 'tall' }));
  const sizes: number[] = [];
  const milliseconds: number[] = [];
  const began = process.cpuUsage();
  for (let run = 1; run <= RUNS; run += 1) {
    const theme = run % 2 === 0 ? 'light' : 'dark';
    const { took, value } = await timed(() => painter.draw(cardOf(run), { theme, shape: 'tall' }));
    milliseconds.push(took);
    if (value.kind === 'drawn') sizes.push(value.bytes.length);
  }
  const { user, system } = process.cpuUsage(began);
  const processor = (user + system) / 1000;
  const kept = await timed(() => painter.draw(cardOf(1), { theme: 'dark', shape: 'tall' }));
  const wide = await timed(() => painter.draw(cardOf(1), { theme: 'light', shape: 'wide' }));
  const grown = process.memoryUsage.rss() - before;
  await painter.close();
  milliseconds.sort((one, other) => one - other);
  return {
    load,
    firstMs: first.took,
    warmMs: { median: milliseconds[Math.floor(RUNS / 2)], slowest: milliseconds.at(-1) },
    warmProcessorMs: Math.round(processor / RUNS),
    wideMs: wide.took,
    keptMs: kept.took,
    largestBytes: Math.max(...sizes),
    workerMb: Math.round(grown / MEGABYTE),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ took: number; value: T }> {
  const from = performance.now();
  const value = await work();
  return { took: Math.round(performance.now() - from), value };
}

function cardOf(run: number): Card {
  const clause = (place: number) => CLAUSES[(run * 7 + place * 5) % CLAUSES.length] ?? '';
  const text = (place: number) => `${clause(place)}，${clause(place + 3)}，涉及 ${run * 41 + place} 家公司`;
  return {
    locale: 'zh-CN',
    name: 'bench',
    brand: '速览',
    label: '一分钟速览',
    date: '2024年12月27日星期五',
    headline: [0, 1, 2].map(clause).join('；'),
    blocks: [
      {
        kind: 'leads',
        first: 1,
        items: [0, 1, 2].map((place) => ({ text: text(place), detail: `${clause(place + 4)} · 2 家报道` })),
      },
      ...[0, 1, 2, 3].flatMap((section): Card['blocks'] => [
        { kind: 'heading', level: 3, text: `第 ${section + 1} 个版块` },
        {
          kind: 'items',
          first: 4 + section * ((ITEMS - 3) / 4),
          items: Array.from({ length: Math.ceil((ITEMS - 3) / 4) }, (_, place) => ({
            text: [text(10 * section + place), ' · 2 家报道'],
          })),
        },
      ]),
    ],
    address: { url: 'https://news.example/day/2024-12-27', label: '长按识别二维码，看当天全部新闻' },
  };
}
