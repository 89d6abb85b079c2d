import { digestOfEditions } from '../digests/ofDay.ts';
import { readRecap } from '../digests/readRecap.ts';
import type { DigestMaker, RecapMaker } from '../outbox/contentMaker.ts';
import { takeDown } from '../outbox/takeDown.ts';
import type { App } from '../wiring/core.ts';
import { EXIT, type Lines } from './lines.ts';

/** `sulan remove STORY|EDITION`: takes news down from the store and, by edits, from the channels it was posted to. */
export async function removeNews(
  { store, digestSources, catchUp }: Pick<App, 'store' | 'digestSources' | 'catchUp'>,
  id: string,
  now: Date,
  lines: Lines,
): Promise<number> {
  const makeDigest: DigestMaker = (day, editions, choices) =>
    digestOfEditions(digestSources, day, editions, choices);
  const makeRecap: RecapMaker = (days, choices) => readRecap(digestSources, days, choices);
  const removed = await takeDown({ store, makeDigest, makeRecap }, id, now);
  if (removed.kind === 'unknown') {
    lines.err(
      `No story and no edition has the id ${id}: \`sulan search\` and \`sulan digest --json\` show ids of stories.`,
    );
    return EXIT.failed;
  }
  await catchUp();
  lines.out(`Removed the ${removed.kind} “${removed.title}” of ${removed.day}.`);
  if (removed.posts > 0) {
    lines.out(
      `${removed.posts} posted ${removed.posts === 1 ? 'digest is' : 'digests are'} edited by the running bot within a minute, or once it is started.`,
    );
  }
  if (removed.messages > 0) {
    lines.out(
      `${removed.messages} ${removed.messages === 1 ? 'message to a follower is' : 'messages to followers are'} edited as well.`,
    );
  }
  return EXIT.done;
}
