import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { LEADS } from '../../digests/digest.ts';
import type { Recap, RecapItem } from '../../digests/recap.ts';
import type { Action, ActionOf } from '../actions/action.ts';
import type { Button, Item, LeadItem, Message, MessageBlock, Span } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { renderingIn } from '../renderedTitles.ts';
import { clip } from '../takeSentences.ts';
import { dayRange, monthDay, monthName } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { recapPath, storyPath } from '../webPages.ts';
import { type DigestView, deliveredAs } from './digestView.ts';

/** View of a recap: the fields shared with a digest, and its days. */
export interface RecapView
  extends Pick<
    DigestView,
    | 'locale'
    | 'visibility'
    | 'subscription'
    | 'notice'
    | 'deliveryKey'
    | 'pingRole'
    | 'replaces'
    | 'archiveUrl'
  > {
  /** Day on which it is shown or delivered; a recap whose days contain it is that of this week or month. */
  readonly today: CalendarDay;
  /** Newest day with news, set if the reader chose the days: neighbouring periods can be opened. */
  readonly newest?: CalendarDay;
}

const LONGEST_TEXT = 60;
const LONGEST_FURTHER = 40;
const LONGEST_NAME = 20;

/** Composes a recap. */
export function recapMessage(recap: Recap, view: RecapView): Message {
  const texts = textsIn(view.locale);
  const title = titleOf(recap, view, texts);
  const columns = recap.columns.map(newsScriptOf(view.locale).text).join(texts.comma);
  const items = recap.items.map((item) => itemOf(item, recap, view, texts));
  return {
    kind: 'message',
    title,
    visibility: view.visibility,
    choose: texts.openItem,
    blocks: [
      ...(view.notice === undefined ? [] : [{ kind: 'text', text: view.notice } as const]),
      { kind: 'heading', level: 2, text: title },
      {
        kind: 'footer',
        text: texts.recapCounts(clip(columns, LONGEST_TEXT), recap.events, recap.items.length),
      },
      { kind: 'leads', first: 1, items: items.slice(0, LEADS) },
      { kind: 'menu' },
      ...(items.length > LEADS
        ? [{ kind: 'items', first: LEADS + 1, items: items.slice(LEADS).map(inOneLine) } as const]
        : []),
      ...risingBlocks(recap, view, texts),
      { kind: 'buttons', buttons: buttonsOf(recap, view, texts) },
    ],
    ...deliveredAs(view, `${title}${texts.gap}${clip(items[0]?.entry?.label ?? '', LONGEST_TEXT)}`),
  };
}

/** Returns the line of rising names. */
function risingBlocks({ rising }: Recap, { locale }: RecapView, texts: Texts): readonly MessageBlock[] {
  if (rising.length === 0) return [];
  const news = newsScriptOf(locale);
  const names = rising.map(({ name, stories, usual }) =>
    texts.risingName(clip(news.text(name), LONGEST_NAME), stories, usual),
  );
  return [{ kind: 'footer', text: texts.rising(names.join(texts.comma)) }];
}

function titleOf({ period, from, to }: Recap, { today, locale }: RecapView, texts: Texts): string {
  const isCurrent = today >= from && today <= to;
  if (period === 'month') return texts.recapOfMonth(monthName(to, locale, today), isCurrent);
  return texts.recapOfWeek(dayRange(from, to, locale, today), isCurrent);
}

function itemOf(item: RecapItem, { leads, ...recap }: Recap, view: RecapView, texts: Texts): LeadItem {
  const news = newsScriptOf(view.locale);
  const rendering = renderingIn(view.locale, item.renderings);
  const text = clip(rendering ?? news.text(item.text), LONGEST_TEXT);
  const machine = [
    ...(item.byMachine ? [texts.itemByMachine] : []),
    ...(rendering === undefined ? [] : [texts.generated]),
  ];
  const lead = leads.find(({ story }) => story === item.story);
  const hasPage = view.archiveUrl !== undefined && !item.isOfServer;
  const url = hasPage ? view.archiveUrl + storyPath(item.story) : item.url;
  const picture = lead?.picture;
  return {
    text: [url === null ? { kind: 'bold', text } : { kind: 'link', text, url, bold: true, optional: true }],
    action: { kind: 'open-story', story: item.story, within: actionOf(recap, view) },
    entry: { label: text, ...(machine.length > 0 && { description: machine.join(' · ') }) },
    detail: detailOf(item, machine, view, texts),
    ...(picture && {
      picture: {
        ...picture,
        alt: picture.alt.trim() === '' ? texts.pictureOf(text) : news.text(picture.alt),
      },
    }),
  };
}

/** Returns an item's columns, days, machine mark and development. */
function detailOf(
  item: RecapItem,
  machine: readonly string[],
  { locale }: RecapView,
  texts: Texts,
): readonly Span[] {
  const { toldBy, column, firstDay, lastDay, further } = item;
  const news = newsScriptOf(locale);
  const said = [
    toldBy > 1 ? texts.toldByColumns(toldBy) : news.text(column),
    dayRange(firstDay, lastDay, locale),
    ...machine,
    ...(further
      ? [
          `⟳ ${monthDay(further.day, locale)} ${texts.furtherNews}${clip(news.text(further.text), LONGEST_FURTHER)}`,
        ]
      : []),
  ];
  return [said.join(' · ')];
}

function inOneLine({ detail, picture: _, text, ...item }: LeadItem): Item {
  const plain = spansOf(text).map((span): Span => {
    if (typeof span === 'string') return span;
    if (span.kind === 'bold') return span.text;
    if (span.kind !== 'link') return span;
    const { bold: _, ...link } = span;
    return link;
  });
  return { ...item, text: [...plain, ' · ', ...spansOf(detail ?? [])] };
}

function spansOf(text: Item['text']): readonly Span[] {
  return typeof text === 'string' ? [text] : text;
}

/** Returns the action that shows a recap, by its last day. */
function actionOf(
  { period, to }: Pick<Recap, 'period' | 'to'>,
  { subscription }: RecapView,
): ActionOf<'recap'> {
  return { kind: 'recap', period, day: to, ...(subscription !== undefined && { subscription }) };
}

function buttonsOf(recap: Recap, view: RecapView, texts: Texts): readonly Button[] {
  const press = (label: string, action: Action): Button => ({ kind: 'action', label, action });
  const beside = (day: CalendarDay) => ({ ...actionOf(recap, view), day });
  const labels = texts.recapSteps[recap.period];
  return [
    press(texts.followButton, { kind: 'ask-keyword' }),
    ...(view.archiveUrl === undefined
      ? []
      : [
          {
            kind: 'link',
            label: texts.webPage,
            url: view.archiveUrl + recapPath(recap.period, recap.to),
          } as const,
        ]),
    ...(view.newest === undefined
      ? []
      : [
          press(labels.before, beside(addDays(recap.from, -1))),
          ...(recap.to < view.newest
            ? [
                press(
                  labels.after,
                  beside(recap.period === 'week' ? addDays(recap.to, 7) : addDays(recap.to, 1)),
                ),
              ]
            : []),
        ]),
  ];
}
