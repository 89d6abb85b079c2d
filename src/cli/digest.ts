import { writeFile } from 'node:fs/promises';
import type { CalendarDay } from '../calendar/day.ts';
import { readDay } from '../calendar/spoken/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Digest } from '../digests/digest.ts';
import type { ActionOf } from '../messages/actions/action.ts';
import type { Services } from '../messages/conversation/services.ts';
import { digestCard } from '../messages/digest/digestCard.ts';
import { digestMessage } from '../messages/digest/digestMessage.ts';
import { recapMessage } from '../messages/digest/recapMessage.ts';
import { readRecapRequest } from '../messages/digest/recaps.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import type { Look, Pictures } from '../messages/pictures/pictures.ts';
import { renderInTerminal } from '../terminal/render.ts';
import { styleFor } from '../terminal/style.ts';
import { EXIT, type Lines } from './lines.ts';
import type { ResultTexts } from './texts/results/resultTexts.ts';

/** Options of `sulan digest`. */
export interface DigestCommandOptions {
  /** The newest stored day if missing. */
  readonly day: CalendarDay | undefined;
  /** A day as people write it, or words for a recap. */
  readonly when?: string | undefined;
  readonly json: boolean;
  /** Picture to write as well. */
  readonly image?: DigestImage;
  readonly texts: ResultTexts['digest'];
}

/** Options of a digest's picture. */
export interface DigestImage {
  readonly file: string;
  readonly theme: Look['theme'];
  readonly locale: Locale;
  /** Public address of the archive, if it is served. */
  readonly archiveUrl: string | undefined;
}

/**
 * `sulan digest`: prints the digest of a day, or the recap of a week or month, as a channel would see it; for a day
 * without an edition it says so and shows no other day.
 */
export async function printDigest(
  { editions, digests, pictures, clock }: Pick<Services, 'editions' | 'digests' | 'pictures' | 'clock'>,
  options: DigestCommandOptions,
  lines: Lines,
): Promise<number> {
  const { when, texts } = options;
  const recap = when === undefined ? undefined : readRecapRequest(when, clock);
  if (recap) return printRecap(recap, { digests, clock }, options, lines);
  const named = when === undefined ? undefined : readDay(when, clock);
  if (when !== undefined && named === undefined) {
    lines.err(texts.noDay(when));
    return EXIT.usage;
  }
  const newest = await editions.newestDay();
  const day = named ?? options.day ?? newest;
  if (!day) {
    lines.err(texts.emptyStore);
    return EXIT.failed;
  }
  const digest = await digests.of(day);
  if (!digest) {
    lines.err(texts.noEdition(day, newest));
    return EXIT.failed;
  }
  if (options.image) await writeImage(digest, options.image, pictures);
  lines.out(options.json ? JSON.stringify(jsonOf(digest)) : textOf(digest));
  return EXIT.done;
}

async function printRecap(
  { period, day }: ActionOf<'recap'>,
  { digests, clock }: Pick<Services, 'digests' | 'clock'>,
  { json, texts }: DigestCommandOptions,
  lines: Lines,
): Promise<number> {
  const recap = await digests.recap(period, day);
  if (!recap) {
    lines.err(texts.noRecap(period, day));
    return EXIT.failed;
  }
  const today = dayAt(clock.now(), BEIJING);
  lines.out(
    json
      ? JSON.stringify(recap)
      : printed(recapMessage(recap, { locale: 'zh-CN', visibility: 'everyone', today })),
  );
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
  return printed(
    digestMessage(digest, {
      locale: 'zh-CN',
      visibility: 'everyone',
      itemLimit: Number.POSITIVE_INFINITY,
    }),
  );
}

function printed(message: Message): string {
  const readable = message.blocks.filter((block) => block.kind !== 'buttons');
  const { stdout } = process;
  const options = {
    columns: Math.min(stdout.columns || 80, 96),
    style: styleFor(stdout.isTTY === true, process.env),
    nameOf: (id: string) => id,
  };
  return renderInTerminal({ ...message, blocks: readable }, options).text;
}
