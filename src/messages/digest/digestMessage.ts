import {
  countNew,
  type Digest,
  type DigestEdition,
  type DigestItem,
  LEADS,
  readingOrder,
} from '../../digests/digest.ts';
import type { Action } from '../actions/action.ts';
import type { Item, Message, MessageBlock, Span } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { clip } from '../takeSentences.ts';
import { monthDay, weekDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { storyPath } from '../webPages.ts';
import { digestButtons } from './digestButtons.ts';
import { type DigestView, deliveredAs } from './digestView.ts';
import { toldWords } from './toldWords.ts';

/** A day's digest as people see it; the counts are those of the whole digest. */
export function digestMessage(written: Digest, view: DigestView): Message {
  const digest = newsScriptOf(view.locale, view.original).digest(written);
  const texts = textsIn(view.locale);
  const { from = 0, itemLimit } = view;
  const total = digest.sections.reduce((sum, section) => sum + section.items.length, 0);
  const fresh = countNew(digest);
  const title = texts.digestTitle(weekDay(digest.day, view.locale, view.browsing?.today));
  const frame: Frame = { digest, view, texts, linkOf: linksOf(digest, view) };
  const left = Math.max(0, total - from - itemLimit);
  return {
    kind: 'message',
    title,
    visibility: view.visibility,
    choose: texts.openItem,
    blocks: [
      ...(view.notice === undefined ? [] : [{ kind: 'text', text: view.notice } as const]),
      { kind: 'heading', level: 2, text: title },
      { kind: 'footer', text: countsOf(digest, fresh, texts) },
      ...authorshipBlocks(digest.editions, texts),
      ...(from === 0 ? leadBlocks(frame) : []),
      { kind: 'menu' },
      ...sectionBlocks(frame, from, from + itemLimit),
      ...(left === 0 ? repeatBlocks(digest.repeats, texts) : []),
      { kind: 'buttons', buttons: digestButtons(digest, view, left) },
    ],
    ...deliveredAs(view, texts.announcement(monthDay(digest.day, view.locale), digest.title, fresh)),
  };
}

/** Counts are those of new items; that they are new is said where others are told again. */
function countsOf({ columns, minutes, repeats, sections }: Digest, fresh: number, texts: Texts): string {
  const total = sections.reduce((sum, { items }) => sum + items.length, 0);
  return texts.digestCounts(columns.join(texts.comma), fresh, minutes, repeats.length > 0 || fresh < total);
}

/** Names of the closing line, and the most characters of each. */
const REPEATS_NAMED = 6;
const REPEAT_CHARACTERS = 14;

/** What was told in the days before, with nothing new, in one closing line. */
function repeatBlocks(repeats: readonly DigestItem[], texts: Texts): readonly MessageBlock[] {
  if (repeats.length === 0) return [];
  const names = repeats.slice(0, REPEATS_NAMED).map(({ text }) => clip(text, REPEAT_CHARACTERS));
  const more = repeats.length > REPEATS_NAMED ? '…' : '';
  return [{ kind: 'footer', text: texts.toldLately(names.join(texts.comma) + more, repeats.length) }];
}

/** What every part of a digest's message is made with. */
interface Frame {
  readonly digest: Digest;
  readonly view: DigestView;
  readonly texts: Texts;
  /** Where an item leads, if it is linked. */
  readonly linkOf: (item: DigestItem) => string | undefined;
}

/**
 * Room in one message for the lines, their entries in the menu and their links, in UTF-8 bytes; a character of an address
 * counts as much as its share of the limit of characters (`LIMITS` in discord/rendering). Beyond it only leads are linked,
 * because a digest that fits one message without links must fit it with them.
 */
const ROOM_BYTES = 7500;
const BYTES_PER_LINK_CHARACTER = 2.4;

/** Items lead to their page in the archive, else to their original. */
function linksOf({ sections }: Digest, { archiveUrl, itemLimit }: DigestView): Frame['linkOf'] {
  const urlOf = ({ story, url, isOfServer }: DigestItem) =>
    archiveUrl === undefined || isOfServer ? (url ?? undefined) : archiveUrl + storyPath(story);
  const shown = sections.flatMap(({ items }) => items).slice(0, itemLimit);
  const bytes = shown.reduce(
    (sum, item) =>
      sum + 2 * Buffer.byteLength(item.text) + BYTES_PER_LINK_CHARACTER * (urlOf(item)?.length ?? 0),
    0,
  );
  return bytes <= ROOM_BYTES ? urlOf : (item) => (item.rank < LEADS ? urlOf(item) : undefined);
}

/** The most important items, with the first clause of their text, who else tells them, and their picture. */
function leadBlocks(frame: Frame): readonly MessageBlock[] {
  const { digest, view, texts, linkOf } = frame;
  const details = new Map(digest.leads.map((lead) => [lead.story, lead]));
  const several = digest.columns.length > 1;
  const leads = readingOrder(digest, view.itemLimit).filter(({ rank }) => isLead(rank, view.itemLimit));
  if (leads.length === 0) return [];
  return [
    {
      kind: 'leads',
      first: 1,
      items: leads.map((item) => {
        const { clause = null, picture = null, significance } = details.get(item.story) ?? {};
        const isNamed = several || isArticle(item, digest) || item.also.length > 0;
        const told = isNamed ? tellersOf(item, frame) : [];
        const said = [...(clause === null ? [] : [clause]), ...told, ...machineMark(item, texts)].join(' · ');
        const before = toldMark(item, frame);
        const detail: Span[] = [
          ...before,
          ...(before.length > 0 && said !== '' ? [' · '] : []),
          ...(said === '' ? [] : [said]),
        ];
        const url = linkOf(item);
        return {
          text: [
            url === undefined
              ? { kind: 'bold', text: item.text }
              : { kind: 'link', text: item.text, url, bold: true, optional: true },
          ],
          action: openAction(item, view, digest),
          entry: entryOf(item, texts),
          ...(detail.length > 0 && { detail }),
          ...(significance !== undefined && { note: texts.significance(significance) }),
          ...(picture && {
            picture: {
              ...picture,
              alt: picture.alt.trim() === '' ? texts.pictureOf(item.text) : picture.alt,
            },
          }),
        };
      }),
    },
  ];
}

function isLead(rank: number, itemLimit: number): boolean {
  return rank < Math.min(LEADS, itemLimit);
}

/** The items whose rank lies between two numbers, under their sections' headings, numbered on from those before. */
function sectionBlocks(frame: Frame, from: number, to: number): readonly MessageBlock[] {
  const { digest, view, texts } = frame;
  const blocks: MessageBlock[] = [];
  const isShown = ({ rank }: DigestItem) =>
    rank >= from && rank < to && !(from === 0 && isLead(rank, view.itemLimit));
  const all = digest.sections.flatMap(({ items }) => items);
  let first = from + 1 + (from === 0 ? all.filter(({ rank }) => isLead(rank, view.itemLimit)).length : 0);
  for (const { name, items } of digest.sections) {
    const shown = items.filter(isShown);
    if (shown.length === 0) continue;
    if (name !== null) blocks.push({ kind: 'heading', level: 3, text: name });
    blocks.push({
      kind: 'items',
      first,
      items: shown.map((item) => ({
        text: wordsOf(item, frame),
        action: openAction(item, view, digest),
        entry: entryOf(item, texts),
      })),
    });
    first += shown.length;
  }
  return blocks;
}

/** An item opens with the way back to the digest that shows it. */
function openAction({ story }: DigestItem, view: DigestView, { day }: Digest): Action {
  const { subscription, from = 0, original } = view;
  const owner = {
    ...(subscription !== undefined && { subscription }),
    ...(original && { original: true as const }),
  };
  return { kind: 'open-story', story, within: { kind: 'digest', day, from, ...owner } };
}

/** That an item's event was told before, with the way to the message that told it. */
function toldMark(item: DigestItem, { view }: Frame): Span[] {
  const words = toldWords(item, view.locale, view.deliveredOn);
  if (words === undefined) return [];
  const url = view.toldIn?.get(item.story);
  return ['⟳ ', url === undefined ? words : { kind: 'link', text: words, url, optional: true }];
}

/** Whether an item came from a source of single articles: no edition of the digest is its column's. */
function isArticle({ column }: DigestItem, { editions }: Digest): boolean {
  return editions.every((edition) => edition.column !== column);
}

/** Who tells an item: the source of an article by its name, and how many columns tell it where several do. */
function tellersOf(item: DigestItem, { digest, texts }: Frame): readonly string[] {
  const columns = item.also.length === 0 ? [] : [texts.toldByColumns(item.also.length + 1)];
  return isArticle(item, digest) || columns.length === 0 ? [item.column, ...columns] : columns;
}

function wordsOf(item: DigestItem, frame: Frame): Span[] {
  const { digest, texts } = frame;
  const url = frame.linkOf(item);
  const before = toldMark(item, frame);
  const isFurther = item.alerted?.isMore ?? true;
  const told = isArticle(item, digest) || item.also.length > 0 ? tellersOf(item, frame) : [];
  return [
    ...(before.length > 0 ? [...before, ` · ${isFurther ? texts.furtherNews : ''}`] : []),
    url === undefined ? item.text : { kind: 'link', text: item.text, url, optional: true },
    ...[...told, ...machineMark(item, texts)].map((said) => ` · ${said}`),
  ];
}

/** How the menu names an item; that a machine wrote it is said there too. */
function entryOf(item: DigestItem, texts: Texts): NonNullable<Item['entry']> {
  const description = machineMark(item, texts).join(' · ');
  return { label: item.text, ...(description !== '' && { description }) };
}

function machineMark({ byMachine, isRendered }: DigestItem, texts: Texts): readonly string[] {
  return [...(byMachine ? [texts.itemByMachine] : []), ...(isRendered ? [texts.generated] : [])];
}

/** Which columns say that a machine wrote them: on every page, above what they say. */
function authorshipBlocks(editions: readonly DigestEdition[], texts: Texts): readonly MessageBlock[] {
  return editions.flatMap(({ column, writtenBy }): MessageBlock[] =>
    writtenBy === null ? [] : [{ kind: 'footer', text: texts.columnByMachine(column, writtenBy) }],
  );
}
