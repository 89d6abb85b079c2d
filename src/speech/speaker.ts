import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import type { Digest } from '../digests/digest.ts';
import { type DigestSources, digestOfDay } from '../digests/ofDay.ts';
import type { StoryId } from '../editions/edition.ts';
import { HEALTHY_MODEL, mayAskModel, modelHealthAfter } from '../languageModel/breaker.ts';
import { newsVersion } from '../store/news/newsVersion.ts';
import {
  findSpokenDigest,
  heldPassages,
  keepPassage,
  keepSpokenDigest,
  removeSpokenBefore,
  removeSpokenDigest,
  reserveSpeech,
  type SpeechBudget,
  spokenDays,
} from '../store/speech.ts';
import type { SpeechAddress, SpeechClient } from './client.ts';
import { type Script, scriptOf } from './script.ts';

/** Dependencies of the speaker. */
export interface SpeakerParts {
  readonly client: SpeechClient;
  /** Model and voice, which are part of the key of a passage. */
  readonly voice: Pick<SpeechAddress, 'model' | 'voice'>;
  readonly database: Database;
  readonly sources: DigestSources;
  readonly budget: SpeechBudget;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly timeoutMilliseconds?: number;
  /** Monotonic clock in milliseconds. */
  readonly monotonic?: () => number;
}

/** Days for which spoken digests are kept. */
const SPOKEN_DAYS = 30;

/** Timeout of a request: a minute of audio takes seconds, on a private machine up to a minute. */
const TIMEOUT_MILLISECONDS = 120_000;

/**
 * Speaks the digests of today and yesterday as soon as they exist; no digest waits for it. Changed passages are spoken
 * again; failed ones are retried every minute within the budget and the circuit breaker.
 */
export class Speaker {
  readonly #parts: SpeakerParts;
  #health = HEALTHY_MODEL;
  #lookedAt: string | undefined;
  #running: Promise<void> | undefined;
  #isStopping = false;

  constructor(parts: SpeakerParts) {
    this.#parts = parts;
  }

  /** Speaks missing passages; resolves when done or given up for now, and never rejects. */
  tick(now: Date): Promise<void> {
    this.#running ??= this.#run(now)
      .catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'no digest could be spoken; the next minute tries again'),
      )
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Aborts work in progress. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#parts.client.close();
    await this.#running;
  }

  async #run(now: Date): Promise<void> {
    const { database } = this.#parts;
    const today = dayAt(now, BEIJING);
    const current = async () => `${await newsVersion(database)} ${today}`;
    if ((await current()) === this.#lookedAt) return;
    await removeSpokenBefore(database, addDays(today, -SPOKEN_DAYS));
    let isComplete = true;
    for (const day of new Set([today, addDays(today, -1), ...(await spokenDays(database))])) {
      if (this.#isStopping) return;
      isComplete = (await this.#speakDay(day, now)) && isComplete;
    }
    if (isComplete) this.#lookedAt = await current();
  }

  /** Speaks a day; returns whether its audio matches the current digest. */
  async #speakDay(day: CalendarDay, now: Date): Promise<boolean> {
    const { database, sources, log } = this.#parts;
    const digest = await digestOfDay(sources, day);
    const known = await findSpokenDigest(database, day);
    if (!digest) {
      if (known) await removeSpokenDigest(database, day);
      return true;
    }
    const script = scriptOf(digest, await this.#opinionsOn(digest));
    const keys = script.passages.map((passage) => this.#keyOf(passage));
    if (known && known.passages.join() === keys.join()) return true;
    if (await this.#speakPassages(script, keys, day, now)) {
      const spoken = await keepSpokenDigest(database, { day, ...script, passages: keys }, now);
      log.info({ day, seconds: Math.round(spoken / 1000) }, 'a digest was spoken');
      return true;
    }
    // Audio with a story that was taken down is removed at once, even if the rest cannot be spoken.
    if (known?.stories.some((story) => !script.stories.includes(story)))
      await removeSpokenDigest(database, day);
    return false;
  }

  async #speakPassages(
    { passages }: Script,
    keys: readonly string[],
    day: CalendarDay,
    now: Date,
  ): Promise<boolean> {
    const { database, client, budget, log, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = this.#parts;
    const held = await heldPassages(database, keys);
    for (const [place, passage] of passages.entries()) {
      const key = keys[place] ?? '';
      if (held.has(key)) continue;
      if (this.#isStopping || !mayAskModel(this.#health, this.#now())) return false;
      if (!(await reserveSpeech(database, dayAt(now, BEIJING), [...passage].length, budget))) return false;
      const spoken = await client.speak(passage, timeoutMilliseconds);
      this.#health = modelHealthAfter(
        this.#health,
        spoken.kind === 'spoken' ? { kind: 'useful' } : spoken,
        this.#now(),
      );
      if (spoken.kind !== 'spoken') {
        log.warn({ day, outcome: spoken.kind, reason: spoken.reason }, 'a digest could not be spoken');
        return false;
      }
      await keepPassage(database, { key, ...spoken.sound }, day);
    }
    return true;
  }

  /** Returns the first sentence of the editors' opinion on each lead. */
  async #opinionsOn({ leads }: Digest): Promise<ReadonlyMap<StoryId, string>> {
    const opinions = new Map<StoryId, string>();
    for (const { story: id } of leads) {
      const [opinion] = (await this.#parts.sources.stories.find(id))?.commentary ?? [];
      if (opinion !== undefined) opinions.set(id, opinion);
    }
    return opinions;
  }

  #keyOf(passage: string): string {
    const { model, voice } = this.#parts.voice;
    return createHash('sha256')
      .update(JSON.stringify([model, voice, passage]))
      .digest('base64url');
  }

  #now(): number {
    return (this.#parts.monotonic ?? (() => performance.now()))();
  }
}
