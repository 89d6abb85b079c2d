import { type CalendarDay, parseDay } from '../../src/calendar/day.ts';
import type { Clock } from '../../src/calendar/zone.ts';
import type { Edition, Story, StoryId } from '../../src/editions/edition.ts';
import { indexPending } from '../../src/search/index/indexing.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import { saveEdition } from '../../src/store/news/saveEdition.ts';
import type { Store } from '../../src/store/open.ts';
import { loadConcepts } from '../../src/words/concepts.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { openTestStore } from '../database/engines.ts';

/** The lexicon that ships, loaded once for all tests. */
export const lexicon = loadLexicon();
/** The word lists that ship. */
export const lists = { lexicon, concepts: loadConcepts() };

/** The morning on which the tests search. */
export const clock: Clock = { now: () => new Date('2025-01-11T01:00:00Z') };

/** A story in brief: id, title, section, text, and the glance line where it has one. */
export interface Told {
  readonly id: string;
  readonly title: string;
  readonly section?: string;
  readonly text?: string;
  readonly glance?: string;
}

const domestic = '国内要闻';
const abroad = '国际要闻';
const coders = '程序员专区';

/** Four days of two columns, in words of the tests' own. */
const news: Readonly<Record<string, { column: string; stories: readonly Told[] }>> = {
  '2024-11-20': {
    column: '极客头条',
    stories: [
      {
        id: 'linzhiyong',
        title: '星野影像创始人林志勇：明年只做一款机型',
        section: domestic,
        text: '被问到会不会改用英伟达的芯片，他没有回答。展台上放着三台旧相机。',
      },
      { id: 'zhaospeaks', title: '云栈实验室主任赵建国谈芯片设计的十年', section: domestic },
      { id: 'bsitedowns', title: 'B 站一度无法打开，官方称已恢复', section: domestic },
      { id: 'rust183out', title: 'Rust 1.83.0 发布，常量里能做的事更多', section: coders },
      { id: 'wine10outs', title: 'Wine 10.0 发布，可在 ARM 上运行旧程序', section: coders },
      {
        id: 'kernel66lt',
        title: 'Linux Kernel 6.6 的维护期再延两年',
        section: coders,
        text: '志愿者说人手仍然不够。',
      },
      { id: 'certtrusts', title: '火狐不再信任一家机构签发的证书', section: coders },
      { id: 'gamesworld', title: '游戏开发者谈新世界：备受期待的续作会推迟', section: coders },
    ],
  },
  '2024-12-27': {
    column: '极客头条',
    stories: [
      {
        id: 'gpucluster',
        title: '小米筹建万卡 GPU 集群，加码 AI 大模型',
        section: domestic,
        text: '小米的大模型团队将拥有一万张 GPU，雷军亲自招人。',
      },
      {
        id: 'deepseekv3',
        title: 'DeepSeek-V3 开源：6710 亿参数的 MoE 模型',
        section: domestic,
        text: '深度求索公布了权重和论文，训练费用约 557 万美元。',
        glance: '深度求索开源新模型，训练费用只有同行零头',
      },
      {
        id: 'agidefined',
        title: 'OpenAI 与微软的协议：赚到 1000 亿美元才算实现 AGI',
        section: abroad,
        text: '两家公司去年签下的文件给通用人工智能下了财务定义，Sam Altman 未置评。',
      },
      {
        id: 'chatgptout',
        title: 'ChatGPT 本月再次宕机，持续四小时',
        section: abroad,
        text: 'OpenAI 说问题出在上游的数据中心供电。',
      },
      {
        id: 'curlnohypr',
        title: 'curl 放弃用 Rust 写的 HTTP 后端',
        section: coders,
        text: '维护者说，几乎没有人要用它，而 C 语言的版本够好。',
      },
    ],
  },
  '2025-01-08': {
    column: '极客头条',
    stories: [
      {
        id: 'rtx5090ces',
        title: '英伟达在 CES 发布 RTX 5090，售价 1999 美元',
        section: abroad,
        text: '黄仁勋说新显卡采用 Blackwell 架构，发布会上没有小米等手机厂商。',
      },
      {
        id: 'iphone17sl',
        title: '苹果 iPhone 17 Air 或成最薄手机',
        section: abroad,
        text: '分析师郭明錤说机身厚约 5.5 毫米。',
      },
      {
        id: 'su7hundred',
        title: '小米 SU7 交付超过 13 万辆',
        section: domestic,
        text: '小米的雷军说今年的目标是三十万辆，造车比做手机难。',
        glance: '小米造车一年，交付超过 13 万辆',
      },
      {
        id: 'aliyuncuts',
        title: '阿里云大模型降价八成',
        section: domestic,
        text: '通义千问的视觉理解模型每元可处理的图片更多。',
      },
      {
        id: 'dotnet9out',
        title: '.NET 9 带来数千项性能改进',
        section: coders,
        text: '微软说升级后内存占用更低。',
      },
      {
        id: 'gpt4osmall',
        title: '微软论文透露 GPT-4o mini 约 80 亿参数',
        section: coders,
        text: '论文里的数字可能只是估计。',
      },
    ],
  },
  '2025-01-10': {
    column: 'AI周报',
    stories: [
      {
        id: 'ernieusers',
        title: '文心一言用户达 4.3 亿',
        section: '国内动态',
        text: '百度的李彦宏在大会上公布了这个数字。',
      },
      {
        id: 'pddpricing',
        title: '拼多多调整“自动跟价”规则',
        section: '国内动态',
        text: '商家可以关闭这一功能，平台不再代为改价。',
      },
      {
        id: 'bigdataprc',
        title: '平台回应大数据杀熟：差价来自代理商',
        section: '国内动态',
        text: '有网友晒出同一航班的两个价格，飞猪客服作了解释。',
      },
      {
        id: 'applerobot',
        title: '苹果被曝研究家用机器人',
        section: '国外动态',
        text: '项目由原造车团队负责，距离上市还有数年。Meta 也在做类似的事。',
      },
      {
        id: 'newssummry',
        title: '一周融资盘点',
        section: '国外动态',
        text: 'xAI、Anthropic 各获数十亿美元，英伟达参与了其中几笔。',
      },
    ],
  },
};

/** A store with the news, indexed, and the search over it. */
export async function searchOverNews(): Promise<{ store: Store; search: Search }> {
  const store = await openTestStore();
  for (const [day, { column, stories }] of Object.entries(news)) await saveDay(store, day, column, stories);
  await indexPending(store, lexicon);
  return { store, search: createSearch(store, lists, clock) };
}

/** Stores one edition of the given stories, the same document each time for one day and column. */
export async function saveDay(
  store: Store,
  day: string,
  column: string,
  told: readonly Told[],
): Promise<void> {
  const date = dayFrom(day);
  const edition: Edition = {
    column,
    headline: `${day} 的新闻 | ${column}`,
    date,
    url: null,
    glance: told.flatMap(({ id, glance }) => (glance ? [{ text: glance, story: id as StoryId }] : [])),
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: told.length,
    minutes: 1,
    stories: told.map(storyFrom),
    warnings: [],
  };
  await saveEdition(
    store,
    { edition, day: date, dayGuessed: false, origin: `${day}-${column}` },
    clock.now(),
  );
}

/** A calendar day of a test. */
export function dayFrom(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new Error(`no day: ${text}`);
  return day;
}

function storyFrom({ id, title, section, text }: Told): Story {
  return {
    id: id as StoryId,
    title,
    section: section ?? null,
    paragraphs: text ? [text] : [],
    images: [],
    links: [],
    attribution: null,
    writtenBy: null,
    commentary: [],
  };
}
