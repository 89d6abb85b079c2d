import { type Digest, type DigestItem, LEADS } from '../../digests/digest.ts';
import type { Action } from '../actions/action.ts';
import type { Item, Span } from '../message.ts';
import type { Texts } from '../texts/texts.ts';
import { storyPath } from '../webPages.ts';
import type { DigestView } from './digestView.ts';
import { toldWords } from './toldWords.ts';

/** What every part of a digest's message is made with. */
export interface DigestFrame {
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
export function linksOf({ sections }: Digest, { archiveUrl, itemLimit }: DigestView): DigestFrame['linkOf'] {
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

/** An item opens with the way back to the digest that shows it. */
export function openAction({ story }: DigestItem, view: DigestView, { day }: Digest): Action {
  const { subscription, from = 0, original } = view;
  const owner = {
    ...(subscription !== undefined && { subscription }),
    ...(original && { original: true as const }),
  };
  return { kind: 'open-story', story, within: { kind: 'digest', day, from, ...owner } };
}

/** That an item's event was told before, with the way to the message that told it. */
export function toldMark(item: DigestItem, { view }: DigestFrame): Span[] {
  const words = toldWords(item, view.locale, view.deliveredOn);
  if (words === undefined) return [];
  const url = view.toldIn?.get(item.story);
  return ['⟳ ', url === undefined ? words : { kind: 'link', text: words, url, optional: true }];
}

/** Whether an item came from a source of single articles: no edition of the digest is its column's. */
export function isArticle({ column }: DigestItem, { editions }: Digest): boolean {
  return editions.every((edition) => edition.column !== column);
}

/** Who tells an item: the source of an article by its name, and how many columns tell it where several do. */
export function tellersOf(item: DigestItem, { digest, texts }: DigestFrame): readonly string[] {
  const columns = item.also.length === 0 ? [] : [texts.toldByColumns(item.also.length + 1)];
  return isArticle(item, digest) || columns.length === 0 ? [item.column, ...columns] : columns;
}

/** An item in one line: that it was told before, its words, who tells it and whether a machine wrote it. */
export function itemWords(item: DigestItem, frame: DigestFrame): Span[] {
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
export function itemEntry(item: DigestItem, texts: Texts): NonNullable<Item['entry']> {
  const description = machineMark(item, texts).join(' · ');
  return { label: item.text, ...(description !== '' && { description }) };
}

/** Whether a machine wrote an item, or put its title into the reader's language. */
export function machineMark({ byMachine, isRendered }: DigestItem, texts: Texts): readonly string[] {
  return [...(byMachine ? [texts.itemByMachine] : []), ...(isRendered ? [texts.generated] : [])];
}
