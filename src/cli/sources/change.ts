import { readFileSync, statSync } from 'node:fs';
import type { Clock } from '../../calendar/zone.ts';
import type { Fetcher } from '../../sources/fetcher.ts';
import type { Source } from '../../sources/source.ts';
import {
  freeId,
  type NewEntry,
  withEnabled,
  withEntries,
  withoutEntry,
} from '../../sources/sourceList/editSourceList.ts';
import { changeList, type ListPlace, sourcesAt } from '../../sources/sourceList/listFile.ts';
import { feedsOfOpml, opmlOf } from '../../sources/sourceList/opml.ts';
import { findSource } from '../../sourcing/newSource.ts';
import { trialSentence } from '../../sourcing/trySource.ts';
import { printableLine } from '../../text/printable.ts';
import { EXIT, type Lines } from '../lines.ts';
import { unknownSource } from './check.ts';

/** What adding a source needs; `confirm` asks the person at the terminal, where there is one. */
export interface AddOptions {
  readonly place: ListPlace;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly confirm: (question: string) => Promise<boolean>;
}

/** `sulan sources add URL`: finds the feed, shows what the bot would read, and writes it into the list. */
export async function addSource(address: string, options: AddOptions, lines: Lines): Promise<number> {
  const { place, confirm } = options;
  const listed = sourcesAt(place);
  const found = await findSource(address, listed, options);
  if (found.kind === 'failed') {
    lines.err(`${printableLine(address)}: ${printableLine(found.message)}`);
    return EXIT.failed;
  }
  const { entry, trial, known } = found;
  if (known !== undefined) {
    lines.out(`${entry.url} is read already, as ${known}.`);
    return EXIT.done;
  }
  lines.out(`${entry.id}  ${printableLine(entry.name)}  ${entry.url}`);
  lines.out(`  ${printableLine(trialSentence(trial))}`);
  for (const title of trial.sample?.titles ?? []) lines.out(`  · ${printableLine(title)}`);
  if (trial.kind !== 'ok') {
    lines.err('Nothing of it can be read, so it is not added.');
    return EXIT.failed;
  }
  if (!(await confirm('Add it to the source list?'))) {
    lines.out('Nothing was changed.');
    return EXIT.done;
  }
  changeList(place, (text) => withEntries(text, [entry]));
  lines.out(`Added to ${place.own}. A running bot reads it within a minute or two.`);
  return EXIT.done;
}

/** `sulan sources enable|disable ID`: for a list of one's own, which is made from the shipped one where there is none. */
export function switchSource(place: ListPlace, id: string, enabled: boolean, lines: Lines): number {
  const sources = changeList(place, (text) => withEnabled(text, id, enabled));
  if (!sources) return unknown(place, id, lines);
  const source = sources.find((candidate) => candidate.id === id);
  if (source?.kind === 'feed' && source.lacks && enabled)
    lines.err(`${id} stays off until ${source.lacks} is set.`);
  lines.out(`${id} is switched ${source?.enabled ? 'on' : 'off'} in ${place.own}.`);
  return EXIT.done;
}

/** `sulan sources remove ID`: what it brought stays in the store. */
export function removeSource(place: ListPlace, id: string, lines: Lines): number {
  if (!changeList(place, (text) => withoutEntry(text, id))) return unknown(place, id, lines);
  lines.out(`${id} is no longer in ${place.own}. What it brought stays.`);
  return EXIT.done;
}

/** `sulan sources import FILE.opml`: the feeds of another reader, those that the list has already left out. */
export function importOpml(place: ListPlace, file: string, lines: Lines): number {
  const text = textOf(file);
  if (text === undefined) {
    lines.err(`${file} cannot be read: look whether it is there and may be read.`);
    return EXIT.failed;
  }
  const read = feedsOfOpml(text);
  if (!read) {
    lines.err(`${file} is no OPML document.`);
    return EXIT.failed;
  }
  const listed = sourcesAt(place);
  const addresses = new Set(listed.flatMap((source) => (source.kind === 'folder' ? [] : [source.url])));
  const ids = new Set(listed.map(({ id }) => id));
  const entries: NewEntry[] = [];
  for (const { title, url } of read.feeds) {
    if (addresses.has(url)) continue;
    const { hostname } = new URL(url);
    const id = freeId(hostname.replace(/^www\./, '').replaceAll('.', '-'), ids);
    ids.add(id);
    entries.push({ id, name: title || hostname, kind: 'feed', url });
  }
  if (entries.length > 0) changeList(place, (text) => withEntries(text, entries));
  const skipped = read.refused > 0 ? `, ${read.refused} without a web address` : '';
  lines.out(
    `${entries.length} added to ${place.own}, ${read.feeds.length - entries.length} known${skipped}.`,
  );
  if (entries.length > 0) lines.out('`sulan sources check` tries them.');
  return EXIT.done;
}

/** `sulan sources export --opml`: the list's feeds for another reader, on standard output. */
export function exportOpml(sources: readonly Source[], lines: Lines): number {
  lines.out(opmlOf(sources, '速览').trimEnd());
  return EXIT.done;
}

/** OPML files of whole libraries have some MB; larger ones are something else. */
const MOST_BYTES = 20_000_000;

function textOf(file: string): string | undefined {
  try {
    return statSync(file).size > MOST_BYTES ? '' : readFileSync(file, 'utf8');
  } catch {
    // Whatever the cause, the person at the terminal looks at the file.
    return undefined;
  }
}

function unknown(place: ListPlace, id: string, lines: Lines): number {
  lines.err(unknownSource(id, sourcesAt(place)));
  return EXIT.usage;
}
