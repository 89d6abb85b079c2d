import {
  countNew,
  type Digest,
  type DigestEdition,
  type DigestItem,
  LEADS,
  readingOrder,
} from '../../digests/digest.ts';
import type { Message, MessageBlock, Span } from '../message.ts';
import { newsScriptOf } from '../newsScript.ts';
import { clip } from '../takeSentences.ts';
import { monthDay, weekDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import { textsIn } from '../texts/textsIn.ts';
import { digestButtons } from './digestButtons.ts';
import {
  type DigestFrame,
  isArticle,
  itemEntry,
  itemLinks,
  itemWords,
  machineMark,
  openAction,
  tellersOf,
  toldMark,
} from './digestItems.ts';
import { type DigestView, deliveredAs } from './digestView.ts';

/** Composes a day's digest; counts are those of the whole digest. */
export function digestMessage(written: Digest, view: DigestView): Message {
  const digest = newsScriptOf(view.locale, view.original).digest(written);
  const texts = textsIn(view.locale);
  const { from = 0, itemLimit } = view;
  const total = digest.sections.reduce((sum, section) => sum + section.items.length, 0);
  const fresh = countNew(digest);
  const title = texts.digestTitle(weekDay(digest.day, view.locale, view.browsing?.today));
  const frame: DigestFrame = { digest, view, texts, linkOf: itemLinks(digest, view) };
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

/** Returns the counts of new items; they are called new if there are repeats. */
function countsOf({ columns, minutes, repeats, sections }: Digest, fresh: number, texts: Texts): string {
  const total = sections.reduce((sum, { items }) => sum + items.length, 0);
  return texts.digestCounts(columns.join(texts.comma), fresh, minutes, repeats.length > 0 || fresh < total);
}

/** Number of names in the closing line, and their maximum length. */
const REPEATS_NAMED = 6;
const REPEAT_CHARACTERS = 14;

/** Returns the closing line with the repeats. */
function repeatBlocks(repeats: readonly DigestItem[], texts: Texts): readonly MessageBlock[] {
  if (repeats.length === 0) return [];
  const names = repeats.slice(0, REPEATS_NAMED).map(({ text }) => clip(text, REPEAT_CHARACTERS));
  const more = repeats.length > REPEATS_NAMED ? '…' : '';
  return [{ kind: 'footer', text: texts.toldLately(names.join(texts.comma) + more, repeats.length) }];
}

/** Returns the leading items with their first clause, other columns and picture. */
function leadBlocks(frame: DigestFrame): readonly MessageBlock[] {
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
          entry: itemEntry(item, texts),
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

/** Returns the items between two ranks under their sections' headings, with continued numbers. */
function sectionBlocks(frame: DigestFrame, from: number, to: number): readonly MessageBlock[] {
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
        text: itemWords(item, frame),
        action: openAction(item, view, digest),
        entry: itemEntry(item, texts),
      })),
    });
    first += shown.length;
  }
  return blocks;
}

/** Returns the columns' statements that a machine wrote them, shown on every page above the items. */
function authorshipBlocks(editions: readonly DigestEdition[], texts: Texts): readonly MessageBlock[] {
  return editions.flatMap(({ column, writtenBy }): MessageBlock[] =>
    writtenBy === null ? [] : [{ kind: 'footer', text: texts.columnByMachine(column, writtenBy) }],
  );
}
