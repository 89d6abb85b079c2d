import { writeFile } from 'node:fs/promises';
import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import type { Context } from '../messages/command.ts';
import { digestCard } from '../messages/digestCard.ts';
import { digestMessage } from '../messages/digestMessage.ts';
import type { Locale } from '../messages/locale.ts';
import type { Look, Pictures } from '../messages/pictures.ts';
import { renderMessage } from '../terminal/render.ts';
import { styleFor } from '../terminal/style.ts';
import { EXIT, type Lines } from './lines.ts';

/** Options of `sulan digest`. */
export interface DigestCommandOptions {
  /** The newest day stored where it is absent. */
  readonly day: CalendarDay | undefined;
  readonly json: boolean;
  /** Where to write a picture of it as well. */
  readonly image?: DigestImage;
}

/** A picture that is wanted of a digest. */
export interface DigestImage {
  readonly file: string;
  readonly theme: Look['theme'];
  readonly locale: Locale;
  /** The archive's address for readers, where it is on the web. */
  readonly archiveUrl: string | undefined;
}

/** `sulan digest`: the digest of a day as a channel would see it; a day without an edition is said, never filled. */
export async function printDigest(
  { editions, digests, pictures }: Pick<Context, 'editions' | 'digests' | 'pictures'>,
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
  if (options.image) await writeImage(digest, options.image, pictures);
  lines.out(options.json ? JSON.stringify(jsonOf(digest)) : textOf(digest));
  return EXIT.done;
}

async function writeImage(
  digest: Digest,
  { file, theme, locale, archiveUrl }: DigestImage,
  pictures: Pictures,
): Promise<void> {
  const drawn = await pictures.draw(digestCard(digest, locale, archiveUrl), { theme, shape: 'tall' });
  if (drawn.kind === 'drawn') await writeFile(file, drawn.bytes);
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
