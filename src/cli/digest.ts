import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import type { Context } from '../messages/command.ts';
import { digestMessage } from '../messages/digestMessage.ts';
import { renderMessage } from '../terminal/render.ts';
import { styleFor } from '../terminal/style.ts';
import { EXIT, type Lines } from './lines.ts';

/** Options of `sulan digest`. */
export interface DigestCommandOptions {
  /** The newest day stored where it is absent. */
  readonly day: CalendarDay | undefined;
  readonly json: boolean;
}

/** `sulan digest`: the digest of a day as a channel would see it; a day without an edition is said, never filled. */
export async function printDigest(
  { editions, digests }: Pick<Context, 'editions' | 'digests'>,
  options: DigestCommandOptions,
  lines: Lines,
): Promise<number> {
  const newest = await editions.newestDay();
  const day = options.day ?? newest;
  if (!day) {
    lines.err('The store holds no edition yet: read some with `sulan ingest PATH`.');
    return EXIT.failed;
  }
  const digest = await digests.of(day);
  if (!digest) {
    lines.err(`There is no edition for ${day}.${newest ? ` The newest day stored is ${newest}.` : ''}`);
    return EXIT.failed;
  }
  lines.out(options.json ? JSON.stringify(jsonOf(digest)) : textOf(digest));
  return EXIT.done;
}

function jsonOf({ day, ...digest }: Digest): object {
  return { date: day, ...digest };
}

function textOf(digest: Digest): string {
  const message = digestMessage(digest, {
    locale: 'zh-CN',
    visibility: 'everyone',
    itemLimit: Number.POSITIVE_INFINITY,
  });
  const readable = message.blocks.filter((block) => block.kind !== 'buttons');
  const { stdout } = process;
  const options = {
    columns: Math.min(stdout.columns || 80, 96),
    style: styleFor(stdout.isTTY === true, process.env),
    nameOf: (id: string) => id,
  };
  return renderMessage({ ...message, blocks: readable }, options).text;
}
