import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { Edition, StoryId } from '../../../src/editions/edition.ts';
import { base32Hash, type EditionId } from '../../../src/editions/identity.ts';
import { saveEdition } from '../../../src/store/news/saveEdition.ts';
import type { Store } from '../../../src/store/open.ts';

const NOW = new Date('2025-03-05T02:00:00Z');

/** An edition as the tests of events write it. */
export interface Draft {
  readonly column: string;
  readonly day: string;
  readonly stories: readonly (readonly [title: string, text: string])[];
}

/** Three columns over three days: one happening told three times, its follow-up, a sister product, another company. */
export const drafts: readonly Draft[] = [
  {
    column: '早间快讯',
    day: '2025-03-03',
    stories: [
      [
        '晨星科技收购语音公司听澜，作价 3.2 亿美元',
        '晨星科技 3 月 3 日说，已同意以 3.2 亿美元买下语音识别公司听澜，团队 140 人并入车载部门。',
      ],
      ['远航汽车二月交付 21480 辆', '远航汽车公布，二月交付新车 21480 辆，比一月多一成半，主力是旅行版。'],
    ],
  },
  {
    column: '晚间要闻',
    day: '2025-03-03',
    stories: [
      [
        '3.2 亿美元，晨星科技买下听澜',
        '语音识别公司听澜被晨星科技收购，价格 3.2 亿美元，140 人的团队今后做车载语音。',
      ],
      [
        '晨星科技发布折叠屏手机样机',
        '晨星科技在发布会上展示一台三折手机的样机，厚 11.3 毫米，没有说何时卖。',
      ],
    ],
  },
  {
    column: '科技周刊',
    day: '2025-03-05',
    stories: [
      [
        '听澜并入晨星科技',
        '晨星科技用 3.2 亿美元收购语音识别公司听澜，后者 140 名员工转入车载部门，产品仍叫听澜。',
      ],
      ['二月销量：远航汽车交付 21480 辆', '远航汽车二月交付 21480 辆新车，环比多一成半，旅行版占去大半。'],
    ],
  },
  {
    column: '早间快讯',
    day: '2025-03-04',
    stories: [
      ['晨星科技收购听澜后，两名创始人离开', '收购宣布次日，听澜的两名创始人说将离开，晨星科技表示理解。'],
    ],
  },
];

function editionOf({ column, day, stories }: Draft): Edition {
  return {
    column,
    headline: `${stories[0]?.[0]} | ${column}`,
    date: day as CalendarDay,
    url: null,
    glance: [],
    keyPoints: [],
    keyPointsBy: null,
    writtenBy: null,
    characters: 100,
    minutes: 1,
    warnings: [],
    stories: stories.map(([title, text]) => ({
      id: base32Hash(`${column}${day}${title}`) as StoryId,
      title,
      section: null,
      paragraphs: [text],
      images: [],
      links: [],
      attribution: null,
      writtenBy: null,
      commentary: [],
    })),
  };
}

/** Saves drafts one after the other; returns their editions. */
export async function saveAll(store: Store, drafts: readonly Draft[]): Promise<readonly EditionId[]> {
  const ids: EditionId[] = [];
  for (const draft of drafts) ids.push(await save(store, draft));
  return ids;
}

/** Saves a draft as an edition of its column and day. */
export async function save(store: Store, draft: Draft): Promise<EditionId> {
  const edition = editionOf(draft);
  const saved = await saveEdition(
    store,
    { edition, day: draft.day as CalendarDay, dayGuessed: false, origin: `${draft.column}${draft.day}` },
    NOW,
  );
  return saved.id;
}
