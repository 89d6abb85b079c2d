import type { CalendarDay } from '../../calendar/day.ts';
import type { Alert } from '../../store/alerts/alertRows.ts';
import { withCommands } from '../commandMentions.ts';
import { localeOf } from '../locale.ts';
import type { Message, MessageBlock } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { newsItem } from '../story/newsItem.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Maximum number of stories per message; the rest can be found with /news. */
const ALERTED_STORIES = 5;

/** Content of an alert's message. */
export interface AlertView {
  readonly alert: Pick<Alert, 'keyword' | 'pingRole' | 'language' | 'dailyLimit'>;
  /** Day of its news. */
  readonly day: CalendarDay;
  readonly stories: readonly StoryLine[];
  /** Whether the daily limit is reached with it. */
  readonly isLast: boolean;
  readonly deliveryKey: string;
}

/** Composes an alert's message; it can ping the alert's role and nobody else. */
export function alertMessage({ alert, day, stories, isLast, deliveryKey }: AlertView): Message {
  const locale = localeOf(alert.language);
  const texts = textsIn(locale);
  const words = texts.alert;
  const script = newsScriptOf(locale);
  const title = words.title(alert.keyword);
  const [first] = stories;
  if (!first) return alertTakenDown(alert, deliveryKey);
  const shown = stories.slice(0, ALERTED_STORIES);
  const left = stories.length - shown.length;
  const notes: MessageBlock[] = [
    ...(left > 0 ? [{ kind: 'footer', text: withCommands(words.more(left)) } as const] : []),
    ...(isLast ? [{ kind: 'footer', text: words.lastToday(alert.dailyLimit) } as const] : []),
  ];
  return {
    kind: 'message',
    title,
    visibility: 'everyone',
    choose: texts.openHit,
    announcement: `${title}${texts.colon}${script.line(first).title}`,
    deliveryKey,
    ...(alert.pingRole !== null && { pingRole: alert.pingRole }),
    blocks: [
      { kind: 'heading', level: 3, text: title },
      { kind: 'items', first: 1, items: shown.map((story) => newsItem(story, day, locale)) },
      ...notes,
      {
        kind: 'buttons',
        buttons: [{ kind: 'action', label: texts.whyButton, action: { kind: 'why-story', story: first.id } }],
      },
    ],
  };
}

/** Composes an alert whose stories were taken down. */
export function alertTakenDown({ language }: Pick<Alert, 'language'>, deliveryKey: string): Message {
  const taken = notice(textsIn(localeOf(language)).alert.takenDown);
  return { ...taken, visibility: 'everyone', deliveryKey };
}
