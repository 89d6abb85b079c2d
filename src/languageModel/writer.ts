import type { Logger } from 'pino';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import { type Digest, LEADS } from '../digests/digest.ts';
import { type DigestSources, digestOfDay } from '../digests/ofDay.ts';
import type { StoryId } from '../editions/edition.ts';
import {
  confirmGenerated,
  findGenerated,
  type GeneratedText,
  keepGenerated,
  type RenderedLanguage,
  type Subject,
  storySubjects,
} from '../store/generatedTexts.ts';
import { newsVersion } from '../store/news/newsVersion.ts';
import type { StoredEdition, StoredStory } from '../store/news/rows.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { WritingTask } from './completion.ts';
import type { LanguageModel } from './languageModel.ts';
import { materialKey, type StoryMaterial, textsOfStory } from './material.ts';
import { keyPointsTask, type StoriesTask, significanceTask, titlesTask, titleToRender } from './tasks.ts';

/** What writing ahead needs. */
export interface WriterParts {
  readonly model: LanguageModel;
  readonly database: Database;
  readonly sources: DigestSources;
  readonly lexicon: Lexicon;
  /** The languages that titles are rendered into. */
  readonly languages: readonly RenderedLanguage[];
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** An edition of fewer stories is its own summary. */
const STORIES_TO_SUMMARISE = 4;
/** Stories of one edition that a model reads: more is no roundup of a day. */
const STORIES_READ = 40;
const POINTS_MOST = 5;
const TITLES_AT_ONCE = 20;

/** What is to be written about one story. */
interface StoryJob {
  readonly subject: Subject;
  readonly story: StoredStory;
  readonly key: string;
}

/**
 * Writes ahead what digests of today and yesterday show beside the news, as soon as their editions are stored and apart
 * from everything else: a digest goes out without what is not there yet. What failed is tried again with the next minute,
 * as far as budget and breaker let it.
 */
export class Writer {
  readonly #parts: WriterParts;
  #lookedAt: string | undefined;
  #running: Promise<void> | undefined;
  #isStopping = false;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /** Writes what is lacking; resolves once that is done or given up for now, and never rejects. */
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

  /** Ends what is under way. */
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
    // What was kept just now has advanced the version itself; news that came in meanwhile brings the next one.
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
    if (await this.#isKept(key, subject)) return true;
    const texts = await this.#write('key-points', keyPointsTask, read);
    if (!texts) return false;
    const points = [...texts.values()].slice(0, POINTS_MOST);
    await keepGenerated(database, [{ key, task: 'key-points', texts: points, subject }], now);
    return true;
  }

  /** Lines for the first stories of the day's digest, and of the digest of each of its columns. */
  async #significance(day: CalendarDay, now: Date): Promise<boolean> {
    const whole = await this.#digest(day);
    if (!whole) return true;
    const ids = new Set(leadsOf(whole));
    for (const column of whole.columns) {
      const own = await digestOfDay(this.#parts.sources, day, { columns: [column] });
      for (const id of own ? leadsOf(own) : []) ids.add(id);
    }
    const textsOf = (story: StoryMaterial) => textsOfStory(story);
    return this.#aboutStories('significance', significanceTask, [...ids], textsOf, now);
  }

  async #titles(day: CalendarDay, now: Date): Promise<boolean> {
    const whole = this.#parts.languages.length === 0 ? undefined : await this.#digest(day);
    if (!whole) return true;
    const ids = whole.sections.flatMap(({ items }) => items.map(({ story }) => story));
    let isComplete = true;
    for (const language of this.#parts.languages) {
      const textsOf = (story: StoryMaterial) => [titleToRender(story)];
      const done = await this.#aboutStories(`titles-${language}`, titlesTask(language), ids, textsOf, now);
      isComplete &&= done;
    }
    return isComplete;
  }

  #digest(day: CalendarDay): Promise<Digest | undefined> {
    return digestOfDay(this.#parts.sources, day);
  }

  /** Has texts written about those of some stories that have none; false where not all could be. */
  async #aboutStories(
    task: WritingTask,
    how: StoriesTask,
    ids: readonly StoryId[],
    textsOf: (story: StoryMaterial) => readonly string[],
    now: Date,
  ): Promise<boolean> {
    const jobs = await this.#lacking(task, ids, textsOf);
    for (let from = 0; from < jobs.length; from += TITLES_AT_ONCE) {
      const some = jobs.slice(from, from + TITLES_AT_ONCE);
      const texts = await this.#write(
        task,
        how,
        some.map(({ story }) => story),
      );
      if (!texts) return false;
      // Where nothing could be written that stands in the story, that is kept as well: it is not asked for again.
      const kept = some.map(({ key, subject }, index) => ({
        key,
        task,
        subject,
        texts: listOf(texts.get(index)),
      }));
      await keepGenerated(this.#parts.database, kept, now);
    }
    return true;
  }

  async #lacking(
    task: WritingTask,
    ids: readonly StoryId[],
    textsOf: (story: StoryMaterial) => readonly string[],
  ): Promise<readonly StoryJob[]> {
    const { database, model, sources } = this.#parts;
    // Before the texts are read: a story that changes in between is written about anew.
    const subjects = await storySubjects(database, ids);
    const jobs: StoryJob[] = [];
    for (const id of ids) {
      const [subject, story] = [subjects.get(id), await sources.stories.find(id)];
      if (!subject || !story) continue;
      const key = materialKey(task, model.name, [id, textsOf(story)]);
      if (!(await this.#isKept(key, subject))) jobs.push({ subject, story, key });
    }
    return jobs;
  }

  async #isKept(key: string, subject: Subject): Promise<boolean> {
    const { database } = this.#parts;
    if (!(await findGenerated(database, [key])).has(key)) return false;
    await confirmGenerated(database, key, subject);
    return true;
  }

  async #write(
    task: WritingTask,
    how: StoriesTask,
    stories: readonly StoryMaterial[],
  ): Promise<ReadonlyMap<number, string> | undefined> {
    const { model, lexicon, log } = this.#parts;
    if (this.#isStopping) return undefined;
    const written = await model.write(how.prompt(stories), (text) => how.read(text, stories, lexicon));
    if (written.kind === 'nothing') return undefined;
    for (const refusal of written.value.refused) model.refuse(task, refusal);
    const { texts, refused } = written.value;
    log.info(
      { task, stories: stories.length, texts: texts.size, refused: refused.length },
      'the language model wrote',
    );
    return texts;
  }
}

function leadsOf(digest: Digest): readonly StoryId[] {
  const items = digest.sections.flatMap((section) => section.items);
  return items.filter(({ rank }) => rank < LEADS).map(({ story }) => story);
}

function listOf(text: string | undefined): readonly GeneratedText['texts'][number][] {
  return text === undefined ? [] : [text];
}
