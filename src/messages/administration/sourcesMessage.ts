import { clockTime } from '../../calendar/spoken/schedule.ts';
import { BEIJING, dayAt, wallTimeAt } from '../../calendar/zone.ts';
import type { OptionSpec } from '../conversation/options.ts';
import type { Services } from '../conversation/services.ts';
import type { Locale } from '../locale.ts';
import type { Message, MessageBlock } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { shortDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { aliveSources, type SourcePreview, type SourceStanding, type TriedSource } from './sourceDesk.ts';

/** Sources shown with their buttons; Discord takes 40 components in one message. */
const MOST_WITH_BUTTONS = 8;
const MOST_PROBLEMS = 5;

/** The address of a source that is looked at before it is added. */
export const ADDRESS_OPTION: OptionSpec = {
  name: 'address',
  names: { 'zh-CN': '地址', 'zh-TW': '網址', 'en-US': 'address' },
  descriptions: {
    'zh-CN': '网站、网页或 RSS 的地址，先预览再加',
    'zh-TW': '網站、網頁或 RSS 的網址，先預覽再加入',
    'en-US': 'A site, a page or a feed; shown before it is added',
  },
  kind: 'text',
};

/** All sources with their health: those that fail first, then the others that are on, then those that are off. */
export function sourcesMessage(
  standings: readonly SourceStanding[],
  problems: readonly string[],
  now: Date,
  locale: Locale,
): Message {
  const texts = textsIn(locale);
  const words = texts.sources;
  const on = standings.filter(({ enabled }) => enabled);
  const failing = on.filter(({ failures }) => failures > 0);
  const well = on.filter(({ failures }) => failures === 0);
  const off = standings.filter(({ enabled }) => !enabled);
  const shown = [...failing, ...off.filter(({ lacks }) => lacks === undefined), ...well];
  const broken: MessageBlock[] =
    problems.length === 0
      ? []
      : [
          { kind: 'text', text: words.keptBefore },
          { kind: 'list', lines: problems.slice(0, MOST_PROBLEMS) },
        ];
  const blocks: MessageBlock[] =
    standings.length === 0
      ? [{ kind: 'text', text: words.none }]
      : [
          { kind: 'text', text: words.counts(on.length, well.length, failing.length) },
          {
            kind: 'list',
            lines: [...failing, ...well, ...off].map((one) => lineOf(one, now, texts, locale)),
          },
          ...shown.slice(0, MOST_WITH_BUTTONS).map((one) => buttonsOf(one, texts, locale)),
        ];
  return {
    kind: 'message',
    title: words.listTitle,
    visibility: 'asker',
    replaces: true,
    blocks: [...broken, ...blocks],
  };
}

/** One source in one line: its name, and how reading it went. */
function lineOf(standing: SourceStanding, now: Date, texts: Texts, locale: Locale): string {
  return `${nameIn(standing.name, locale)}${texts.gap}· ${healthOf(standing, now, texts, locale)}`;
}

/** How reading a source went, in words. */
export function healthOf(
  standing: Omit<SourceStanding, 'id' | 'name' | 'tier' | 'columns'>,
  now: Date,
  texts: Texts,
  locale: Locale,
): string {
  const words = texts.sources;
  const { enabled, lacks, failures, failedFor, lastSuccess, newest } = standing;
  if (lacks !== undefined) return words.needs(lacks);
  if (!enabled) return words.off;
  const read = lastSuccess ? words.readAt(timeOf(lastSuccess, now)) : words.neverRead;
  if (failures > 0) return `${words.failing(failures, reasonOf(failedFor, texts))}${texts.comma}${read}`;
  return newest
    ? `${read}${texts.comma}${words.newest(nameIn(newest.column, locale), shortDay(newest.day, locale))}`
    : read;
}

function buttonsOf({ id, name, enabled }: SourceStanding, texts: Texts, locale: Locale): MessageBlock {
  const words = texts.sources;
  const short = [...nameIn(name, locale)].slice(0, 30).join('');
  return {
    kind: 'buttons',
    buttons: [
      {
        kind: 'action',
        label: `${enabled ? words.switchOff : words.switchOn} ${short}`,
        action: { kind: 'source', step: enabled ? 'off' : 'on', source: id },
      },
      {
        kind: 'action',
        label: `${words.tryNow} ${short}`,
        action: { kind: 'source', step: 'try', source: id },
      },
    ],
  };
}

/** What an address would bring, with a button that adds it to the bot's list or to a server's own sources. */
export function previewMessage(
  preview: SourcePreview,
  locale: Locale,
  adds: 'source' | 'server-source' = 'source',
): Message {
  const texts = textsIn(locale);
  const words = texts.sources;
  const said = (text: string): Message => ({
    kind: 'message',
    title: words.listTitle,
    visibility: 'asker',
    blocks: [{ kind: 'text', text }],
  });
  if (preview.kind === 'failed') return said(words.foundNothing(reasonOf(preview.reason, texts)));
  if (preview.kind === 'known') return said(words.known(nameIn(preview.name, locale)));
  const { sample, newest } = preview;
  return {
    kind: 'message',
    title: words.previewTitle,
    visibility: 'asker',
    blocks: [
      { kind: 'heading', level: 3, text: nameIn(preview.name, locale) },
      { kind: 'text', text: preview.url },
      { kind: 'text', text: words.items(preview.items, newest && shortDay(newest, locale)) },
      { kind: 'text', text: words.readsAs(sample.kind, sample.column && nameIn(sample.column, locale)) },
      { kind: 'list', lines: sample.titles.map((title) => nameIn(title, locale)) },
      {
        kind: 'buttons',
        buttons: [
          {
            kind: 'action',
            label: words.add,
            tone: 'primary',
            action: { kind: adds, step: 'add', source: preview.key },
          },
        ],
      },
    ],
  };
}

/** What the owner is told once of a bot that reads the bundled list: what works, what does not and why. */
export function firstReportMessage(standings: readonly SourceStanding[], now: Date, locale: Locale): Message {
  const texts = textsIn(locale);
  const words = texts.sources;
  const on = standings.filter(({ enabled }) => enabled);
  const alive = new Set(aliveSources(on, now));
  const failing = on.filter((one) => !alive.has(one));
  return {
    kind: 'message',
    title: words.firstTitle,
    visibility: 'everyone',
    blocks: [
      { kind: 'heading', level: 3, text: words.firstTitle },
      ...(alive.size === 0
        ? [{ kind: 'text', text: words.firstNone } as const]
        : [
            { kind: 'text', text: words.firstCounts(alive.size, on.length) } as const,
            {
              kind: 'text',
              text: [...alive].map(({ name }) => nameIn(name, locale)).join(texts.comma),
            } as const,
          ]),
      ...(failing.length > 0
        ? [
            {
              kind: 'list',
              lines: failing.map(
                (one) => `${nameIn(one.name, locale)}${texts.gap}· ${healthOf(one, now, texts, locale)}`,
              ),
            } as const,
          ]
        : []),
      { kind: 'text', text: words.firstHow },
    ],
  };
}

/** Columns told of to an admin who subscribes. */
const MOST_COLUMNS = 6;

/** What a new subscription will bring, from the sources that are alive, at the hours learned of them or stated in the list; undefined where nothing is known of sources. */
export async function outlook(
  standings: readonly SourceStanding[] | undefined,
  columns: readonly string[],
  { digests, clock }: Pick<Services, 'digests' | 'clock'>,
  locale: Locale,
): Promise<string | undefined> {
  if (!standings || standings.length === 0) return undefined;
  const texts = textsIn(locale);
  const alive = aliveSources(standings, clock.now());
  if (alive.length === 0) return texts.sources.noSource;
  const coming = alive
    .flatMap((source) => source.columns)
    .filter(({ name, usually }) => usually && (columns.length === 0 || columns.includes(name)));
  if (coming.length === 0) return undefined;
  const arrivals = await digests.arrivals(coming.map(({ name }) => name));
  const learned = arrivals.filter(({ isLearned }) => isLearned);
  const told = coming.slice(0, MOST_COLUMNS).map(({ name, usually }) => {
    const habit = learned.find(({ column }) => column === name);
    const [from, to] = habit ? [habit.from, habit.to] : [usually?.fromMinute, usually?.toMinute];
    const hours = from === undefined || to === undefined ? '' : ` ${clockTime(from)}–${clockTime(to)}`;
    return `${nameIn(name, locale)}${hours}`;
  });
  return texts.sources.willCome([...new Set(told)].join(texts.comma));
}

/** Why a source failed, in words of the language. */
function reasonOf(reason: SourceStanding['failedFor'], { sources }: Texts): string {
  return reason === null ? sources.reasonUnknown : sources.reasons[reason];
}

/** What trying a source brought, or why it brought nothing. */
export function triedNotice({ name, items, failedFor }: TriedSource, texts: Texts): Message {
  const { tried, triedNothing } = texts.sources;
  return notice(failedFor === null ? tried(name, items) : triedNothing(name, reasonOf(failedFor, texts)));
}

/** A source's name in the reader's script. */
export function nameIn(name: string, locale: Locale): string {
  return newsScriptOf(locale).text(name);
}

/** `09:35` today, else the day before it, in Beijing. */
function timeOf(instant: Date, now: Date): string {
  const { day, minuteOfDay } = wallTimeAt(instant, BEIJING);
  const time = clockTime(minuteOfDay);
  return day === dayAt(now, BEIJING) ? time : `${day} ${time}`;
}
