import { existsSync } from 'node:fs';
import { z } from 'zod';
import { BEIJING, type Clock, dayAt } from '../../calendar/zone.ts';
import { inviteUrl } from '../../discord/rightBits.ts';
import { askDiscord } from '../../operator/doctor/discord.ts';
import type { Config } from '../../settings/config.ts';
import type { Fetcher } from '../../sources/fetching/fetcher.ts';
import type { Source } from '../../sources/source.ts';
import { withSettings } from '../../sources/sourceList/editSourceList.ts';
import { type ListPlace, sourcesAt, writeList } from '../../sources/sourceList/listFile.ts';
import { readListText } from '../../sources/sourceList/readSourceList.ts';
import { printableLine } from '../../text/printable.ts';
import { EXIT, type Lines } from '../lines.ts';
import type { Progress } from '../progress.ts';
import { type CheckedSource, trialSentence, trySources } from '../sources/check.ts';
import type { SourcesCommandTexts } from '../sources/texts/texts.ts';
import { setVariable } from './environmentFile.ts';
import type { SetupTexts } from './texts.ts';

/** Options of a setup. */
export interface SetupOptions {
  /** Current settings, perhaps with a token. */
  readonly config: Config;
  readonly place: ListPlace;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly progress: Pick<Progress, 'update' | 'stop'>;
  readonly texts: SetupTexts;
  /** Texts about sources that are not enabled. */
  readonly sourcesTexts: SourcesCommandTexts;
  /** Asks for a hidden line, the token; undefined at the end of the input. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** File for the token. */
  readonly environmentFile: string;
}

const ATTEMPTS_MOST = 3;

/** Age in days of the newest item at which a source is not enabled. */
const OLD_DAYS = 60;
const DAY_MILLISECONDS = 24 * 60 * 60_000;

/**
 * `sulan setup`: sets up a working token and the sources that answer, and prints the invite link. It asks for the token
 * only, and can be repeated: an own list is kept, and the token is asked for only if it is missing or refused.
 */
export async function setUp(options: SetupOptions, lines: Lines): Promise<number> {
  const { texts } = options;
  lines.err(texts.welcome);
  const found = await findToken(options, lines);
  if (found === 'none') {
    lines.err(texts.noToken);
    return EXIT.failed;
  }
  if (found === 'unreachable') {
    lines.err(texts.unreachable);
    return EXIT.failed;
  }
  const { token, application } = found;
  lines.err(texts.accepted(printableLine(application.name)));
  for (const line of texts.portal) lines.err(line);
  if (application.bot_require_code_grant) lines.err(texts.codeGrant);
  if (application.bot_public === false) lines.err(texts.notPublic);
  if (token !== options.config.discordToken || !existsSync(options.environmentFile)) {
    setVariable(options.environmentFile, 'DISCORD_TOKEN', token);
    lines.err(texts.wrote(options.environmentFile));
  }
  await chooseSources(options, lines);
  lines.err(`\n${texts.invite}\n`);
  lines.out(inviteUrl(application.id));
  lines.err(`\n${texts.start}`);
  return EXIT.done;
}

const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  bot_public: z.boolean().optional(),
  bot_require_code_grant: z.boolean().optional(),
});

type FoundToken = { readonly token: string; readonly application: z.infer<typeof applicationSchema> };

async function findToken(
  { config, ask, texts }: SetupOptions,
  lines: Lines,
): Promise<FoundToken | 'none' | 'unreachable'> {
  let given = config.discordToken;
  for (let attempt = 0; attempt < ATTEMPTS_MOST; attempt += 1) {
    const token = (given ?? (await ask(texts.askToken)))?.trim().replace(/^Bot\s+/i, '');
    if (!token) return 'none';
    given = undefined;
    // A token that no HTTP header can contain is not sent.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      lines.err(texts.refused);
      continue;
    }
    const { status, body } = await askDiscord({ ...config, discordToken: token }, '/applications/@me');
    if (status === undefined || status >= 500) return 'unreachable';
    const application = applicationSchema.safeParse(body);
    if (status === 200 && application.success) return { token, application: application.data };
    lines.err(texts.refused);
  }
  return 'none';
}

/** Tries the bundled sources and writes a list that enables those with news; an own list is kept. */
async function chooseSources(options: SetupOptions, lines: Lines): Promise<void> {
  const { place, texts, progress, clock } = options;
  if (existsSync(place.own)) {
    lines.err(texts.keepsOwn(place.own));
    return;
  }
  const wanted = sourcesAt(place).filter(({ enabled }) => enabled);
  lines.err(texts.checking(wanted.length));
  const tried = await trySources(wanted, options, (done) => progress.update(done, wanted.length, ''));
  progress.stop();
  const today = dayAt(clock.now(), BEIJING);
  const left = tried.flatMap((one) => {
    const why = whyNot(one, clock.now(), options);
    return why === undefined ? [] : [{ source: one.source, why }];
  });
  const kept = tried.length - left.length;
  for (const { source, why } of left) lines.err(texts.left(source.id, printableLine(why)));
  if (kept === 0) {
    lines.err(texts.noneAnswered);
    return;
  }
  const off = new Set(left.map(({ source }) => source.id));
  let text = readListText(place.shipped);
  for (const { source } of tried) text = settled(text, source, off.has(source.id), today);
  writeList(place.own, text);
  lines.err(texts.answered(kept, tried.length));
  lines.err(texts.wrote(place.own));
}

function settled(text: string, { id }: Source, isOff: boolean, today: string): string {
  return withSettings(text, id, isOff ? { enabled: false } : { lastCheckedHere: today }) ?? text;
}

function whyNot(
  { trial }: CheckedSource,
  now: Date,
  { texts, sourcesTexts }: Pick<SetupOptions, 'texts' | 'sourcesTexts'>,
): string | undefined {
  if (trial.kind !== 'ok') return trialSentence(trial, sourcesTexts);
  const days = trial.newest ? Math.floor((now.getTime() - trial.newest.getTime()) / DAY_MILLISECONDS) : 0;
  return days > OLD_DAYS ? texts.old(days) : undefined;
}
