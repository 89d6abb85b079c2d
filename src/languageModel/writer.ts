import type { Logger } from 'pino';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import { type Digest, LEADS } from '../digests/digest.ts';
import { type DigestSources, digestOfDay } from '../digests/ofDay.ts';
import type { StoryId } from '../editions/edition.ts';
import { keepGenerated, type RenderedLanguage, type Subject } from '../store/generatedTexts.ts';
import { newsVersion } from '../store/news/newsVersion.ts';
import type { StoredEdition } from '../store/news/rows.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { LanguageModel } from './languageModel.ts';
import { materialKey, type StoryMaterial, textsOfStory } from './material.ts';
import { StoryTexts } from './storyTexts.ts';
import { keyPointsTask, significanceTask, titlesTask, titleToRender } from './tasks.ts';

/** Dependencies of the writer. */
export interface WriterParts {
  readonly model: LanguageModel;
  readonly database: Database;
  readonly sources: DigestSources;
  readonly lexicon: Lexicon;
  /** Languages that titles are translated into. */
  readonly languages: readonly RenderedLanguage[];
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** Least number of stories of an edition that gets key points. */
const STORIES_TO_SUMMARISE = 4;
/** Maximum number of stories of an edition that a model gets. */
const STORIES_READ = 40;
const POINTS_MOST = 5;

/**
 * Generates the texts of today's and yesterday's digests as soon as editions are stored; a digest is sent without
 * missing ones. Failures are retried every minute within the budget and the circuit breaker.
 */
export class Writer {
  readonly #parts: WriterParts;
  readonly #texts: StoryTexts;
  #lookedAt: string | undefined;
  #running: Promise<void> | undefined;
  #isStopping = false;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#texts = new StoryTexts({ ...parts, isStopping: () => this.#isStopping });
  }

  /** Generates missing texts; resolves when done or given up for now, and never rejects. */
  tick(now: Date): Promise<void> {
    this.#running ??= this.#run(now)
      .catch((error: unknown) =>
        this.#parts.log.error(
          { err: error },
          'nothing could be written about the news; the next minute tries again',
        ),
      )
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Aborts work in progress. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#parts.model.close();
    await this.#running;
  }

  async #run(now: Date): Promise<void> {
    const today = dayAt(now, BEIJING);
    const current = async () => `${await newsVersion(this.#parts.database)} ${today}`;
    if ((await current()) === this.#lookedAt) return;
    let isComplete = true;
    for (const day of [today, addDays(today, -1)]) {
      const done = [
        await this.#keyPoints(day, now),
        await this.#significance(day, now),
        await this.#titles(day, now),
      ];
      isComplete &&= done.every(Boolean);
    }
    // Storing texts advances the version too; news that came in meanwhile advances it again.
    if (isComplete) this.#lookedAt = await current();
  }

  async #keyPoints(day: CalendarDay, now: Date): Promise<boolean> {
    let isComplete = true;
    for (const edition of await this.#parts.sources.editions.onDay(day)) {
      if (edition.keyPoints.length > 0 || edition.stories.length < STORIES_TO_SUMMARISE) continue;
      isComplete = (await this.#keyPointsOf(edition, now)) && isComplete;
    }
    return isComplete;
  }

  async #keyPointsOf({ id, row, changedAt, stories }: StoredEdition, now: Date): Promise<boolean> {
    const { model, database } = this.#parts;
    const subject: Subject = { kind: 'edition', row, changedAt: changedAt.getTime() };
    const read = stories.slice(0, STORIES_READ);
    const key = materialKey('key-points', model.name, [id, read.map(textsOfStory)]);
    if (await this.#texts.isKept(key, subject)) return true;
    const texts = await this.#texts.write('key-points', keyPointsTask, read);
    if (!texts) return false;
    const points = [...texts.values()].slice(0, POINTS_MOST);
    await keepGenerated(database, [{ key, task: 'key-points', texts: points, subject }], now);
    return true;
  }

  /** Generates lines for the first stories of the day's digest, and of each column's digest. */
  async #significance(day: CalendarDay, now: Date): Promise<boolean> {
    const whole = await this.#digest(day);
    if (!whole) return true;
    const ids = new Set(leadsOf(whole));
    for (const column of whole.columns) {
      const own = await digestOfDay(this.#parts.sources, day, { columns: [column] });
      for (const id of own ? leadsOf(own) : []) ids.add(id);
    }
    const textsOf = (story: StoryMaterial) => textsOfStory(story);
    return this.#texts.about('significance', significanceTask, [...ids], textsOf, now);
  }

  async #titles(day: CalendarDay, now: Date): Promise<boolean> {
    const whole = this.#parts.languages.length === 0 ? undefined : await this.#digest(day);
    if (!whole) return true;
    const ids = whole.sections.flatMap(({ items }) => items.map(({ story }) => story));
    let isComplete = true;
    for (const language of this.#parts.languages) {
      const textsOf = (story: StoryMaterial) => [titleToRender(story)];
      const done = await this.#texts.about(`titles-${language}`, titlesTask(language), ids, textsOf, now);
      isComplete &&= done;
    }
    return isComplete;
  }

  #digest(day: CalendarDay): Promise<Digest | undefined> {
    return digestOfDay(this.#parts.sources, day);
  }
}

function leadsOf(digest: Digest): readonly StoryId[] {
  const items = digest.sections.flatMap((section) => section.items);
  return items.filter(({ rank }) => rank < LEADS).map(({ story }) => story);
}
