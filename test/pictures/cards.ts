import type { Card } from '../../src/messages/pictures/card.ts';

/** A card with every kind of block, changed as a test wishes. */
export function cardWith(changes: Partial<Card> = {}): Card {
  return {
    locale: 'zh-CN',
    name: 'sulan-2024-12-27',
    brand: '速览',
    label: '一分钟速览',
    date: '2024年12月27日星期五',
    headline: '晨星公布新机型；海螺公司换了负责人；本月第三个开源模型上线',
    blocks: [
      { kind: 'footer', text: '晨报、周刊 · 6 条 · 4 分钟' },
      {
        kind: 'leads',
        first: 1,
        items: [
          { text: [{ kind: 'bold', text: '晨星公布新机型' }], detail: '电池 6,000 mAh，售价不变 · 2 家报道' },
          { text: '海螺公司换了负责人' },
        ],
      },
      { kind: 'heading', level: 3, text: '国内要闻' },
      { kind: 'items', first: 3, items: [{ text: ['第三个开源模型上线', ' · AI 辅助创作'] }] },
      { kind: 'text', text: '正文的一段。' },
      { kind: 'list', lines: ['一行', '又一行'] },
      { kind: 'quote', label: '点评（晨报的观点）', paragraphs: ['说得有道理。'] },
      { kind: 'footer', text: '前几天报过：旧闻（1 条）' },
    ],
    address: { url: 'https://news.example/day/2024-12-27', label: '看当天全部新闻' },
    ...changes,
  };
}
