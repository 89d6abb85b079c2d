import type { Digest, DigestEdition, DigestItem, DigestSection } from '../digests/digest.ts';
import type { Locale } from './locale.ts';
import type { Block, Button, Message, Span } from './message.ts';
import { newsIsConverted, newsScriptOf } from './newsScript.ts';
import { longDay, monthDay, type Texts, textsIn } from './texts/texts.ts';

/** More originals than this stand behind one button. */
const MAX_ORIGINAL_BUTTONS = 2;

/** How a digest is shown. */
export interface DigestView {
  readonly locale: Locale;
  readonly visibility: Message['visibility'];
  /** Items shown, from `from` (0) on; what is left stands behind a button. */
  readonly itemLimit: number;
  readonly from?: number;
  /** The subscription whose choices the digest follows. */
  readonly subscription?: string;
  /** A line above the digest, such as why it shows another day. */
  readonly notice?: string;
  readonly deliveryKey?: string;
  readonly pingRole?: string;
  readonly replaces?: boolean;
  /** The news as it was written, where its reader usually gets it in another script. */
  readonly original?: boolean;
  /** The day's page in the archive. */
  readonly webPage?: string;
}

/** A day's digest as people see it; the counts are those of the whole digest. */
export function digestMessage(written: Digest, view: DigestView): Message {
  const digest = newsScriptOf(view.locale, view.original).digest(written);
  const texts = textsIn(view.locale);
  const { from = 0, itemLimit } = view;
  const total = digest.sections.reduce((sum, section) => sum + section.items.length, 0);
  const day = longDay(digest.day, view.locale);
  const isWhole = from === 0 && itemLimit >= total;
  return {
    kind: 'message',
    title: texts.digestTitle(day),
    visibility: view.visibility,
    choose: texts.openItem,
    blocks: [
      ...(view.notice === undefined ? [] : [{ kind: 'text', text: view.notice } as const]),
      { kind: 'heading', level: 2, text: texts.digestTitle(day) },
      ...(from === 0 ? [{ kind: 'text', text: [{ kind: 'bold', text: digest.title }] } as const] : []),
      ...authorshipBlocks(digest.editions, texts),
      ...sectionBlocks(digest.sections, from, from + itemLimit, texts),
      ...(from === 0 ? keyPointBlocks(digest.editions, texts) : []),
      {
        kind: 'footer',
        text: texts.digestCounts(digest.columns.join(texts.comma), total, digest.characters, digest.minutes),
      },
      { kind: 'buttons', buttons: buttonsOf(digest, view, isWhole ? 0 : total - from - itemLimit, texts) },
    ],
    ...(view.deliveryKey !== undefined && { deliveryKey: view.deliveryKey }),
    ...(view.pingRole !== undefined && {
      pingRole: view.pingRole,
      announcement: texts.announcement(monthDay(digest.day, view.locale), digest.title, total),
    }),
    ...(view.replaces && { replaces: true }),
  };
}

/** The items whose rank lies between two numbers, under their sections' headings, numbered on from the page before. */
function sectionBlocks(
  sections: readonly DigestSection[],
  from: number,
  to: number,
  texts: Texts,
): readonly Block[] {
  const blocks: Block[] = [];
  let first = from + 1;
  for (const { name, items } of sections) {
    const shown = items.filter(({ rank }) => rank >= from && rank < to);
    if (shown.length > 0) {
      if (name !== null) blocks.push({ kind: 'heading', level: 3, text: name });
      blocks.push({
        kind: 'items',
        first,
        items: shown.map((item) => ({
          text: wordsOf(item, texts),
          action: { kind: 'open-story', story: item.story },
        })),
      });
    }
    first += shown.length;
  }
  return blocks;
}

function wordsOf(item: DigestItem, texts: Texts): Span[] {
  return [
    item.text,
    ...(item.also.length === 0 ? [] : [texts.toldByColumns(item.also.length + 1)]),
    ...(item.byMachine ? [texts.itemByMachine] : []),
  ];
}

/** Which columns say that a machine wrote them: on every page, above what they say. */
function authorshipBlocks(editions: readonly DigestEdition[], texts: Texts): readonly Block[] {
  return editions.flatMap(({ column, writtenBy }): Block[] =>
    writtenBy === null ? [] : [{ kind: 'footer', text: texts.columnByMachine(column, writtenBy) }],
  );
}

function keyPointBlocks(editions: readonly DigestEdition[], texts: Texts): readonly Block[] {
  return editions.flatMap(({ column, keyPoints, keyPointsBy }): Block[] =>
    keyPoints.length === 0
      ? []
      : [{ kind: 'quote', label: texts.keyPoints(column, keyPointsBy), paragraphs: keyPoints }],
  );
}

function buttonsOf(digest: Digest, view: DigestView, left: number, texts: Texts): readonly Button[] {
  const { day } = digest;
  const owner = {
    ...(view.subscription !== undefined && { subscription: view.subscription }),
    ...(view.original && { original: true as const }),
  };
  const from = (view.from ?? 0) + view.itemLimit;
  const buttons: Button[] = [];
  if (left > 0) {
    buttons.push({
      kind: 'action',
      label: texts.moreItems(left),
      tone: 'primary',
      action: { kind: 'digest', day, from, ...owner },
    });
  }
  buttons.push(
    {
      kind: 'action',
      label: texts.previousDay,
      action: { kind: 'digest-step', day, direction: 'before', ...owner },
    },
    {
      kind: 'action',
      label: texts.nextDay,
      action: { kind: 'digest-step', day, direction: 'after', ...owner },
    },
    { kind: 'action', label: texts.followKeyword, action: { kind: 'ask-keyword' } },
    ...scriptButtons(digest, view, texts),
  );
  return [
    ...buttons,
    ...originalButtons(digest, view.subscription, texts),
    ...(view.webPage === undefined
      ? []
      : [{ kind: 'link', label: texts.webPage, url: view.webPage } as const]),
  ];
}

/** The way to the news as it was written, and back. */
function scriptButtons({ day }: Digest, view: DigestView, texts: Texts): readonly Button[] {
  if (!newsIsConverted(view.locale)) return [];
  const action = {
    kind: 'digest',
    day,
    from: view.from ?? 0,
    ...(view.subscription !== undefined && { subscription: view.subscription }),
    ...(!view.original && { original: true as const }),
  } as const;
  return [{ kind: 'action', label: view.original ? texts.asRead : texts.asWritten, action }];
}

function originalButtons(
  { day, editions }: Digest,
  subscription: string | undefined,
  texts: Texts,
): readonly Button[] {
  const owner = subscription === undefined ? {} : { subscription };
  const linked = editions.flatMap(({ column, url }): Button[] =>
    url === null ? [] : [{ kind: 'link', label: texts.original(column), url }],
  );
  if (linked.length <= MAX_ORIGINAL_BUTTONS) return linked;
  return [{ kind: 'action', label: texts.originals, action: { kind: 'digest-links', day, ...owner } }];
}

/** Where the originals of a day's editions stand. */
export function originalsMessage(written: Digest, locale: Locale): Message {
  const digest = newsScriptOf(locale).digest(written);
  const texts = textsIn(locale);
  const title = texts.originalsOf(longDay(digest.day, locale));
  return {
    kind: 'message',
    title,
    visibility: 'asker',
    blocks: [
      { kind: 'heading', level: 2, text: title },
      {
        kind: 'list',
        lines: digest.editions.map(({ column, headline, url }) =>
          url === null
            ? [{ kind: 'bold', text: column }, ` ${headline}（${texts.noOriginal}）`]
            : [{ kind: 'bold', text: column }, ' ', { kind: 'link', text: headline, url }],
        ),
      },
    ],
  };
}
