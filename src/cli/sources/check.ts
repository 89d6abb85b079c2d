import type { Clock } from '../../calendar/zone.ts';
import { BEIJING, wallTimeAt } from '../../calendar/zone.ts';
import type { Fetcher } from '../../sources/fetching/fetcher.ts';
import type { Source } from '../../sources/source.ts';
import { type SourceTrial, type TriedItem, trySource } from '../../sourcing/trySource.ts';
import { nearest } from '../../text/nearest.ts';
import { printableLine } from '../../text/printable.ts';
import { EXIT, type Lines } from '../lines.ts';
import type { Progress } from '../progress.ts';
import type { SourcesCommandTexts } from './texts/texts.ts';

/** Options of `sulan sources check`. */
export interface CheckSourcesOptions {
  readonly sources: readonly Source[];
  /** Which to try; none means all, those that are off included. */
  readonly ids: readonly string[];
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly json?: boolean;
  readonly texts: SourcesCommandTexts;
  readonly progress?: Pick<Progress, 'update' | 'stop'>;
}

/**
 * `sulan sources check [ID…]`: tries sources once, side by side, stores nothing, and says what each would bring. Exit 1 if
 * any that was named or is switched on fails or holds nothing; `json` prints one object a source.
 */
export async function checkSources(options: CheckSourcesOptions, lines: Lines): Promise<number> {
  const { sources, ids, progress, json = false, texts } = options;
  const unknown = ids.filter((id) => !sources.some((source) => source.id === id));
  for (const id of unknown) lines.err(unknownSource(id, sources, texts));
  if (unknown.length > 0) return EXIT.usage;
  const wanted = ids.length === 0 ? sources : sources.filter(({ id }) => ids.includes(id));
  const tried = await trySources(wanted, options, (done) => progress?.update(done, wanted.length, ''));
  progress?.stop();
  for (const { source, trial } of tried)
    lines.out(json ? JSON.stringify(jsonOf(source, trial)) : lineOf(source, trial, texts));
  const bad = tried.filter(({ source, trial }) => trial.kind !== 'ok' && !isResting(source, ids));
  return bad.length === 0 ? EXIT.done : EXIT.failed;
}

/** A source with what trying it showed. */
export interface CheckedSource {
  readonly source: Source;
  readonly trial: SourceTrial;
}

/** Tries sources side by side, in their order; `onTried` hears how many are done. */
export async function trySources(
  sources: readonly Source[],
  context: Pick<CheckSourcesOptions, 'fetcher' | 'clock'>,
  onTried: (done: number) => void,
): Promise<readonly CheckedSource[]> {
  let done = 0;
  return Promise.all(
    sources.map(async (source) => {
      const trial = await trySource(source, context);
      done += 1;
      onTried(done);
      return { source, trial };
    }),
  );
}

/** A route of RSSHub without an instance is off by itself: it counts where it was asked for. */
function isResting(source: Source, ids: readonly string[]): boolean {
  return ids.length === 0 && source.kind === 'feed' && source.lacks !== undefined;
}

/** Says that the list has no such source, and which one may have been meant. */
export function unknownSource(
  id: string,
  sources: readonly Source[],
  texts: Pick<SourcesCommandTexts, 'noSuchSource'>,
): string {
  const known = sources.map((source) => source.id);
  return texts.noSuchSource(printableLine(id), nearest(id, known), known);
}

function lineOf({ id, enabled }: Source, trial: SourceTrial, texts: SourcesCommandTexts): string {
  const marks = { ok: texts.markOk, empty: texts.markEmpty, failed: texts.markFailed };
  const off = enabled ? '' : texts.switchedOff;
  return `${marks[trial.kind]} ${id}${off}: ${printableLine(trialSentence(trial, texts))}`;
}

/** Returns a source's list in one phrase: `20 items; TITLE: an edition …`. */
export function trialSentence(
  { kind, items, isCutOff, sample, finding, failedFor }: SourceTrial,
  texts: SourcesCommandTexts,
): string {
  if (kind === 'empty') return texts.empty;
  const found = sample
    ? texts.readAs(sample.readAs)
    : failedFor === null
      ? finding
      : texts.failedFor(failedFor, finding);
  return items > 0 ? texts.items(items, isCutOff) + found : found;
}

function jsonOf({ id }: Source, { kind, items, first, last, error }: SourceTrial): object {
  return { id, ok: kind === 'ok', items, first: itemJson(first), last: itemJson(last), error };
}

function itemJson(item: TriedItem | null): object | null {
  return item && { title: item.title, link: item.link, date: item.published && beijingTime(item.published) };
}

/** The instant in ISO 8601 by Beijing's clock, so that its first ten characters are the day that the bot counts it to. */
function beijingTime(instant: Date): string {
  const { day, minuteOfDay } = wallTimeAt(instant, BEIJING);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}:${two(instant.getUTCSeconds())}+08:00`;
}
