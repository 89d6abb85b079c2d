import type { CalendarDay } from '../src/calendar/day.ts';
import { readDay } from '../src/calendar/spokenDay.ts';
import type { Command, Context, Request } from '../src/messages/command.ts';
import { digestMessage, originalsMessage } from '../src/messages/digestMessage.ts';
import type { Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notice.ts';
import { longDay, textsIn } from '../src/messages/texts/texts.ts';

/** Items of a digest shown at once; the rest stands behind a button. */
const ITEM_LIMIT = 20;

/** `/digest`: the digest of a day, the newest by default. */
export const digest: Command = {
  kind: 'slash',
  name: 'digest',
  names: { 'zh-CN': '速览', 'zh-TW': '速覽', 'en-US': 'digest' },
  descriptions: {
    'zh-CN': '看一天的一分钟速览，默认是最新的一天',
    'zh-TW': '看一天的一分鐘速覽，預設是最新的一天',
    'en-US': 'Show the one-minute digest of a day, the newest by default',
  },
  scenes: ['server', 'direct', 'elsewhere'],
  options: [
    {
      name: 'date',
      names: { 'zh-CN': '日期', 'zh-TW': '日期', 'en-US': 'date' },
      descriptions: {
        'zh-CN': '哪一天，比如 2024-12-27、昨天',
        'zh-TW': '哪一天，例如 2024-12-27、昨天',
        'en-US': 'Which day, such as 2024-12-27 or yesterday',
      },
      kind: 'text',
      suggests: true,
      maxLength: 20,
    },
  ],
  examples: {
    'zh-CN': ['/digest', '/digest 昨天', '/digest 2024-12-27'],
    'zh-TW': ['/digest', '/digest 昨天', '/digest 2024-12-27'],
    'en-US': ['/digest', '/digest yesterday', '/digest 2024-12-27'],
  },
  async run(request, context) {
    const texts = textsIn(request.locale);
    const wanted = request.options.text('date');
    if (wanted === undefined) {
      const newest = await context.editions.newestDay();
      return newest === undefined
        ? notice(texts.nothingStored)
        : dayMessage(newest, 0, undefined, request, context);
    }
    const day = readDay(wanted, context.clock);
    return day === undefined ? notice(texts.badDay(wanted)) : dayMessage(day, 0, undefined, request, context);
  },
  async complete(_option, typed, request, context) {
    const days: { name: string; value: string }[] = [];
    let day = await context.editions.newestDay();
    while (day !== undefined && days.length < 25) {
      const name = longDay(day, request.locale);
      if (`${day} ${name}`.includes(typed.trim())) days.push({ name, value: day });
      day = days.length < 10 ? await context.editions.neighbourDay(day, 'before') : undefined;
    }
    return days;
  },
  async act(action, request, context) {
    switch (action.kind) {
      case 'digest':
        return dayMessage(action.day, action.from, action.subscription, request, context);
      case 'digest-step':
        return step(action.day, action.direction, action.subscription, request, context);
      case 'digest-links': {
        const found = await context.digests.of(action.day, action.subscription);
        return found ? originalsMessage(found, request.locale) : nothingOn(action.day, request, context);
      }
      default:
        return undefined;
    }
  },
};

async function dayMessage(
  day: CalendarDay,
  from: number,
  subscription: string | undefined,
  request: Request,
  context: Context,
): Promise<Message> {
  const found = await context.digests.of(day, subscription);
  if (!found)
    return subscription === undefined
      ? nothingOn(day, request, context)
      : nothingChosen(day, subscription, request, context);
  return digestMessage(found, {
    locale: request.locale,
    visibility: 'asker',
    itemLimit: ITEM_LIMIT,
    from,
    replaces: true,
    ...(subscription !== undefined && { subscription }),
  });
}

/** Where a channel's choices let nothing of a day through, the whole day and the days around it are the way on. */
async function nothingChosen(
  day: CalendarDay,
  subscription: string,
  request: Request,
  context: Context,
): Promise<Message> {
  if (!(await context.digests.of(day))) return nothingOn(day, request, context);
  const texts = textsIn(request.locale);
  return notice(texts.nothingChosen(longDay(day, request.locale)), {
    kind: 'buttons',
    buttons: [
      { kind: 'action', label: texts.wholeDigest, action: { kind: 'digest', day, from: 0 } },
      {
        kind: 'action',
        label: texts.previousDay,
        action: { kind: 'digest-step', day, direction: 'before', subscription },
      },
      {
        kind: 'action',
        label: texts.nextDay,
        action: { kind: 'digest-step', day, direction: 'after', subscription },
      },
    ],
  });
}

/** Another day's news never stands in for a day without any: it is offered by its own name. */
async function nothingOn(day: CalendarDay, request: Request, context: Context): Promise<Message> {
  const texts = textsIn(request.locale);
  const before = await context.editions.neighbourDay(day, 'before');
  const near = before ?? (await context.editions.neighbourDay(day, 'after'));
  if (near === undefined) return notice(texts.nothingStored);
  const sentence = texts.noDigestAround(longDay(day, request.locale), longDay(near, request.locale));
  return notice(sentence, {
    kind: 'buttons',
    buttons: [
      {
        kind: 'action',
        label: texts.digestTitle(longDay(near, request.locale)),
        action: { kind: 'digest', day: near, from: 0 },
      },
    ],
  });
}

async function step(
  day: CalendarDay,
  direction: 'before' | 'after',
  subscription: string | undefined,
  request: Request,
  context: Context,
): Promise<Message> {
  const texts = textsIn(request.locale);
  const next = await context.editions.neighbourDay(day, direction);
  if (next !== undefined) return dayMessage(next, 0, subscription, request, context);
  const shown = longDay(day, request.locale);
  return notice(direction === 'before' ? texts.noEarlierDigest(shown) : texts.noLaterDigest(shown));
}
