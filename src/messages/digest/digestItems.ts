import { type Digest, type DigestItem, LEADS } from '../../digests/digest.ts';
import type { Action } from '../actions/action.ts';
import type { Item, Span } from '../message.ts';
import type { Texts } from '../texts/texts.ts';
import { storyPath } from '../webPages.ts';
import type { DigestView } from './digestView.ts';
import { toldWords } from './toldWords.ts';

/** Shared data for all parts of a digest's message. */
export interface DigestFrame {
  readonly digest: Digest;
  readonly view: DigestView;
  readonly texts: Texts;
  /** Returns the link of an item, if it has one. */
  readonly linkOf: (item: DigestItem) => string | undefined;
}

/**
 * Size of a message's lines, menu entries and links in UTF-8 bytes; characters of a URL count as their share of the
 * limit of characters (`LIMITS` in discord/rendering). Beyond it only leads are linked, so that links never require a
 * second message.
 */
const ROOM_BYTES = 7500;
const BYTES_PER_LINK_CHARACTER = 2.4;

/** Returns the links of items: to their page in the archive, else to the original. */
export function itemLinks(
  { sections }: Digest,
  { archiveUrl, itemLimit }: DigestView,
): DigestFrame['linkOf'] {
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

/** Returns the action that opens an item, with the digest to return to. */
export function openAction({ story }: DigestItem, view: DigestView, { day }: Digest): Action {
  const { subscription, from = 0, original } = view;
  const owner = {
    ...(subscription !== undefined && { subscription }),
    ...(original && { original: true as const }),
  };
  return { kind: 'open-story', story, within: { kind: 'digest', day, from, ...owner } };
}

/** Returns the mark that an item's event was told before, with a link to that message. */
export function toldMark(item: DigestItem, { view }: DigestFrame): Span[] {
  const words = toldWords(item, view.locale, view.deliveredOn);
  if (words === undefined) return [];
  const url = view.toldIn?.get(item.story);
  return ['⟳ ', url === undefined ? words : { kind: 'link', text: words, url, optional: true }];
}

/** Whether an item is a single article: its column has no edition in the digest. */
export function isArticle({ column }: DigestItem, { editions }: Digest): boolean {
  return editions.every((edition) => edition.column !== column);
}

/** Returns the source of an article, and the number of columns if several report an item. */
export function tellersOf(item: DigestItem, { digest, texts }: DigestFrame): readonly string[] {
  const columns = item.also.length === 0 ? [] : [texts.toldByColumns(item.also.length + 1)];
  return isArticle(item, digest) || columns.length === 0 ? [item.column, ...columns] : columns;
}

/** Returns an item's line: the told mark, its text, its columns, and whether a machine wrote it. */
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

/** Returns an item's menu entry, including whether a machine wrote it. */
export function itemEntry(item: DigestItem, texts: Texts): NonNullable<Item['entry']> {
  const description = machineMark(item, texts).join(' · ');
  return { label: item.text, ...(description !== '' && { description }) };
}

/** Returns the mark that a machine wrote an item or translated its title. */
export function machineMark({ byMachine, isRendered }: DigestItem, texts: Texts): readonly string[] {
  return [...(byMachine ? [texts.itemByMachine] : []), ...(isRendered ? [texts.generated] : [])];
}
