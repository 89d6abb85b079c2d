import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import { type DigestSources, digestOfDay } from '../digests/ofDay.ts';
import { EXIT, type Lines } from './lines.ts';

/** Options of `sulan digest`. */
export interface DigestCommandOptions {
  /** The newest day stored where it is absent. */
  readonly day: CalendarDay | undefined;
  readonly json: boolean;
  /** Renders a digest for people. */
  readonly render: (digest: Digest) => string;
}

/** `sulan digest`: the digest of a day as a channel would see it; a day without an edition is said, never filled. */
export async function printDigest(
  sources: DigestSources,
  options: DigestCommandOptions,
  lines: Lines,
): Promise<number> {
  const newest = await sources.editions.newestDay();
  const day = options.day ?? newest;
  if (!day) {
    lines.err('The store holds no edition yet: read some with `sulan ingest PATH`.');
    return EXIT.failed;
  }
  const digest = await digestOfDay(sources, day);
  if (!digest) {
    lines.err(`There is no edition for ${day}.${newest ? ` The newest day stored is ${newest}.` : ''}`);
    return EXIT.failed;
  }
  lines.out(options.json ? JSON.stringify(jsonOf(digest)) : options.render(digest));
  return EXIT.done;
}

function jsonOf({ day, ...digest }: Digest): object {
  return { date: day, ...digest };
}
