import { afterEach, beforeEach } from 'vitest';
import { digest as digestCommand } from '../../commands/digest.ts';
import { parseDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import { renderInTerminal } from '../../src/terminal/render.ts';
import { PLAIN } from '../../src/terminal/style.ts';
import { ask, story } from '../commands/newsroom.ts';
import { type Desk, openDesk } from './desk.ts';
import {
  type CompletionRequest,
  type ModelAnswer,
  storiesAsked,
  textsAnswer,
  titlesAsked,
} from './modelServer.ts';

/** The day of the news. */
export const DAY = '2024-12-27';
/** Four stories with names and numbers. */
export const NEWS = [
  story('aaaaaaaaaa', '青山汽车年交付 32 万辆', {
    paragraphs: ['青山汽车全年交付 32 万辆，净亏损 4.5 亿美元。'],
  }),
  story('bbbbbbbbbb', 'DeepSeek 发布 V3 模型，6710 亿参数', {
    paragraphs: ['DeepSeek-V3 有 6710 亿参数，训练花费 557.6 万美元。'],
  }),
  story('cccccccccc', '白石芯片新品功耗下降 40%', { paragraphs: ['白石芯片的新品功耗下降 40%，年内上市。'] }),
  story('dddddddddd', '长河云宕机 5 小时', { paragraphs: ['长河云宕机 5 小时，影响 3 个区域。'] }),
];

/** What a request wants to have written. */
export const task = ({ body }: CompletionRequest): 'points' | 'lines' | 'English' | 'traditional' => {
  const instructions = body.messages[0]?.content ?? '';
  if (instructions.includes('划重点')) return 'points';
  if (instructions.includes('为什么重要')) return 'lines';
  return instructions.includes('English') ? 'English' : 'traditional';
};

/** A model that writes what stands in the stories. */
export function writeWell(request: CompletionRequest): ModelAnswer {
  const stories = storiesAsked(request);
  const titles = titlesAsked(request);
  switch (task(request)) {
    case 'points':
      return textsAnswer(stories.slice(0, 3).map(({ n, title }) => ({ n, text: `要点：${title}。` })));
    case 'lines':
      return textsAnswer(stories.map(({ n }) => ({ n, text: '这会影响很多用户的选择。' })));
    case 'English':
      return textsAnswer(
        titles.map(({ n, text }) => ({
          n,
          text: text.includes('DeepSeek')
            ? 'DeepSeek releases its V3 model with 671 billion parameters'
            : 'unlike',
        })),
      );
    case 'traditional':
      return textsAnswer(
        titles.map(({ n, text }) => ({ n, text: text.replace('发布', '推出').replace('模型', '模型') })),
      );
  }
}

/** A text as the id of a story. */
export function idOf(text: string): StoryId {
  return text as StoryId;
}

/** A text as a day; throws where it is none. */
export function dayNamed(text: string) {
  const day = parseDay(text);
  if (!day) throw new Error(`${text} is no day`);
  return day;
}

/** A message as a terminal shows it. */
export function terminal(message: Message): string {
  return renderInTerminal(message, { columns: 200, style: PLAIN, nameOf: (id) => id }).text;
}

/** A desk for each test of a file; called once at the file's top. */
export function deskForEach() {
  let desk: Desk;
  const room = {
    get desk(): Desk {
      return desk;
    },
    /** Opens another one, whose titles are rendered into these languages. */
    async open(titles: readonly ('en-US' | 'zh-TW')[] = []): Promise<void> {
      desk = await openDesk(titles);
    },
    digest,
    shown,
  };
  beforeEach(() => room.open());
  afterEach(() => desk.close());

  /** The day's digest. */
  async function digest() {
    const found = await desk.context.digests.of(dayNamed(DAY));
    if (!found) throw new Error('there is no digest');
    return found;
  }

  /** The day's digest as a terminal shows it. */
  async function shown(locale: Locale = 'zh-CN'): Promise<string> {
    const message = await runCommand(digestCommand, ask({}, locale), desk.context);
    return message.kind === 'message' ? terminal(message) : '';
  }

  return room;
}
