import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { DigestSources } from '../digests/ofDay.ts';
import type { StoryId } from '../editions/edition.ts';
import {
  confirmGenerated,
  findGenerated,
  type GeneratedText,
  keepGenerated,
  type Subject,
  storySubjects,
} from '../store/generatedTexts.ts';
import type { StoredStory } from '../store/news/rows.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { WritingTask } from './completion.ts';
import type { LanguageModel } from './languageModel.ts';
import { materialKey, type StoryMaterial } from './material.ts';
import type { StoriesTask } from './tasks.ts';

/** What having texts written needs. */
export interface StoryTextsParts {
  readonly model: LanguageModel;
  readonly database: Database;
  readonly sources: Pick<DigestSources, 'stories'>;
  readonly lexicon: Lexicon;
  readonly log: Pick<Logger, 'info'>;
  /** Whether nothing more is to be asked for. */
  readonly isStopping: () => boolean;
}

/** Stories of one request: their titles, or their texts. */
const STORIES_AT_ONCE = 20;

/** What is to be written about one story. */
interface StoryJob {
  readonly subject: Subject;
  readonly story: StoredStory;
  readonly key: string;
}

/** Has a model write about stories, once for each state of their texts, and keeps what stands in them. */
export class StoryTexts {
  readonly #parts: StoryTextsParts;

  constructor(parts: StoryTextsParts) {
    this.#parts = parts;
  }

  /** Has texts written about those of some stories that have none; false where not all could be. */
  async about(
    task: WritingTask,
    how: StoriesTask,
    ids: readonly StoryId[],
    textsOf: (story: StoryMaterial) => readonly string[],
    now: Date,
  ): Promise<boolean> {
    const jobs = await this.#lacking(task, ids, textsOf);
    for (let from = 0; from < jobs.length; from += STORIES_AT_ONCE) {
      const some = jobs.slice(from, from + STORIES_AT_ONCE);
      const texts = await this.write(
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
      if (!(await this.isKept(key, subject))) jobs.push({ subject, story, key });
    }
    return jobs;
  }

  /** Whether what is made under a key is kept; it is said of the subject as it stands now then. */
  async isKept(key: string, subject: Subject): Promise<boolean> {
    const { database } = this.#parts;
    if (!(await findGenerated(database, [key])).has(key)) return false;
    await confirmGenerated(database, key, subject);
    return true;
  }

  /** Texts about stories by their places, checked against them; undefined where there are none for now. */
  async write(
    task: WritingTask,
    how: StoriesTask,
    stories: readonly StoryMaterial[],
  ): Promise<ReadonlyMap<number, string> | undefined> {
    const { model, lexicon, log, isStopping } = this.#parts;
    if (isStopping()) return undefined;
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

function listOf(text: string | undefined): readonly GeneratedText['texts'][number][] {
  return text === undefined ? [] : [text];
}
