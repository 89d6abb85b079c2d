import { digestOfEditions } from '../digests/ofDay.ts';
import { readRecap } from '../digests/readRecap.ts';
import type { DigestMaker, RecapMaker } from '../outbox/contentMaker.ts';
import { takeDown } from '../outbox/takeDown.ts';
import type { App } from '../wiring/core.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** `sulan remove STORY|EDITION`: takes news down from the store and, by edits, from the channels it was posted to. */
export async function removeNews(
  { store, digestSources, catchUp }: Pick<App, 'store' | 'digestSources' | 'catchUp'>,
  id: string,
  now: Date,
  texts: ResultTexts['remove'],
  lines: Lines,
): Promise<number> {
  const makeDigest: DigestMaker = (day, editions, choices) =>
    digestOfEditions(digestSources, day, editions, choices);
  const makeRecap: RecapMaker = (days, choices) => readRecap(digestSources, days, choices);
  const removed = await takeDown({ store, makeDigest, makeRecap }, id, now);
  if (removed.kind === 'unknown') {
    lines.err(texts.unknown(id));
    return EXIT.failed;
  }
  await catchUp();
  lines.out(texts.removed(removed.kind, removed.title, removed.day));
  if (removed.posts > 0) lines.out(texts.digestsEdited(removed.posts));
  if (removed.messages > 0) lines.out(texts.messagesEdited(removed.messages));
  return EXIT.done;
}
