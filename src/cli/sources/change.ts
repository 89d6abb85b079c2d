import { readFileSync, statSync } from 'node:fs';
import type { Clock } from '../../calendar/zone.ts';
import type { Fetcher } from '../../sources/fetching/fetcher.ts';
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
import { decodeText } from '../../text/charset.ts';
import { printableLine } from '../../text/printable.ts';
import { EXIT, type Lines } from '../lines.ts';
import { trialSentence, unknownSource } from './check.ts';
import type { SourcesCommandTexts } from './texts/texts.ts';

/** Which list is changed, and in which language it is told. */
export interface ChangeOptions {
  readonly place: ListPlace;
  readonly texts: SourcesCommandTexts;
}

/** Options of adding a source; `confirm` asks the person at the terminal, if there is one. */
export interface AddOptions extends ChangeOptions {
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly confirm: (question: string) => Promise<boolean>;
}

/** `sulan sources add URL`: finds the feed, shows what the bot would read, and writes it into the list. */
export async function addSource(address: string, options: AddOptions, lines: Lines): Promise<number> {
  const { place, confirm, texts } = options;
  const listed = sourcesAt(place);
  const found = await findSource(address, listed, options);
  if (found.kind === 'failed') {
    lines.err(`${printableLine(address)}: ${texts.failedFor(found.reason, printableLine(found.message))}`);
    return EXIT.failed;
  }
  const { entry, trial, known } = found;
  if (known !== undefined) {
    lines.out(texts.readAlready(entry.url, known));
    return EXIT.done;
  }
  lines.out(`${entry.id}  ${printableLine(entry.name)}  ${entry.url}`);
  lines.out(`  ${printableLine(trialSentence(trial, texts))}`);
  for (const title of trial.sample?.titles ?? []) lines.out(`  · ${printableLine(title)}`);
  if (trial.kind !== 'ok') {
    lines.err(texts.cannotBeRead);
    return EXIT.failed;
  }
  if (!(await confirm(texts.askToAdd))) {
    lines.out(texts.nothingChanged);
    return EXIT.done;
  }
  changeList(place, (text) => withEntries(text, [entry]));
  lines.out(texts.addedTo(place.own));
  return EXIT.done;
}

/** `sulan sources enable|disable ID`: for a list of one's own, which is made from the shipped one where there is none. */
export function switchSource(
  { place, texts }: ChangeOptions,
  id: string,
  enabled: boolean,
  lines: Lines,
): number {
  const sources = changeList(place, (text) => withEnabled(text, id, enabled));
  if (!sources) return unknown({ place, texts }, id, lines);
  const source = sources.find((candidate) => candidate.id === id);
  if (source?.kind === 'feed' && source.lacks && enabled) lines.err(texts.staysOff(id, source.lacks));
  lines.out(texts.switched(id, source?.enabled === true, place.own));
  return EXIT.done;
}

/** `sulan sources remove ID`: what it brought stays in the store. */
export function removeSource({ place, texts }: ChangeOptions, id: string, lines: Lines): number {
  if (!changeList(place, (text) => withoutEntry(text, id))) return unknown({ place, texts }, id, lines);
  lines.out(texts.removed(id, place.own));
  return EXIT.done;
}

/** `sulan sources import FILE.opml`: the feeds of another reader, those that the list has already left out. */
export function importOpml({ place, texts }: ChangeOptions, file: string, lines: Lines): number {
  const text = textOf(file);
  if (text === undefined) {
    lines.err(texts.noFile(file));
    return EXIT.failed;
  }
  const read = feedsOfOpml(text);
  if (!read) {
    lines.err(texts.noOpml(file));
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
  lines.out(texts.imported(entries.length, place.own, read.feeds.length - entries.length, read.refused));
  if (entries.length > 0) lines.out(texts.tryImported);
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
    if (statSync(file).size > MOST_BYTES) return '';
    const decoded = decodeText(readFileSync(file));
    return decoded.kind === 'text' ? decoded.text : '';
  } catch {
    // Whatever the cause, the person at the terminal looks at the file.
    return undefined;
  }
}

function unknown({ place, texts }: ChangeOptions, id: string, lines: Lines): number {
  lines.err(unknownSource(id, sourcesAt(place), texts));
  return EXIT.usage;
}
