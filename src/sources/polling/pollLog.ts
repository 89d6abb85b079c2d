import type { Logger } from 'pino';
import type { SourceFailure } from '../failure.ts';
import type { ListedItem } from '../listing/listing.ts';
import type { Source } from '../source.ts';
import type { ItemOutcome } from './readItems.ts';
import type { SourceState } from './states.ts';

/** Logs the outcome of an item; warnings about an edition are for the operator. */
export function logItem(log: Logger, source: Source, item: ListedItem, outcome: ItemOutcome): void {
  const facts = { source: source.id, item: item.key.slice(0, 500) };
  if (outcome.kind === 'edition') {
    const { column, day, change, warnings } = outcome;
    log.info({ event: 'edition-read', ...facts, column, day, change }, 'an edition was read');
    if (warnings.length > 0)
      log.warn(
        { event: 'edition-doubtful', ...facts, address: item.url ?? item.key, column, day, warnings },
        'an edition has doubts',
      );
  } else if (outcome.kind === 'article') {
    log.debug({ event: 'article-read', ...facts, change: outcome.change }, 'an article was read');
  } else if ('givenUp' in outcome) {
    const event = outcome.givenUp ? 'item-given-up' : 'item-failed';
    const { reason, message } = outcome;
    log.warn({ event, ...facts, reason, message }, 'an item could not be fetched');
  } else {
    log.warn({ event: 'item-unreadable', ...facts, reason: outcome.reason }, 'an item could not be read');
  }
}

/** Logs that a source failed, and, if `reports`, that it has failed for so long that the operator must act. */
export function logSourceFailure(
  log: Logger,
  source: Source,
  failure: SourceFailure,
  { failures, failingSince, nextPoll }: SourceState,
  reports: boolean,
): void {
  const { reason, message } = failure;
  const facts = { source: source.id, reason, message, failures, failingSince, nextPoll };
  log.warn({ event: 'source-failed', ...facts }, 'a source could not be read');
  if (!reports) return;
  const sentence = `the source ${source.id} has been failing for a day or more: try \`sulan sources check ${source.id}\`, or switch it off in the source list`;
  log.error({ event: 'source-dead', ...facts }, sentence);
}

/** Logs that a source that failed works again. */
export function logRecovery(log: Logger, source: Source, { failures, failingSince }: SourceState): void {
  log.info({ event: 'source-recovered', source: source.id, failures, failingSince }, 'a source works again');
}
