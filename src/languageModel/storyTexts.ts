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

/** Dependencies of generating texts about stories. */
export interface StoryTextsParts {
  readonly model: LanguageModel;
  readonly database: Database;
  readonly sources: Pick<DigestSources, 'stories'>;
  readonly lexicon: Lexicon;
  readonly log: Pick<Logger, 'info'>;
  /** Whether to stop sending requests. */
  readonly isStopping: () => boolean;
}

/** Stories per request, for titles and for texts. */
const STORIES_AT_ONCE = 20;

/** A text to be generated about one story. */
interface StoryJob {
  readonly subject: Subject;
  readonly story: StoredStory;
  readonly key: string;
}

/** Generates texts about stories, once per state of their texts, and stores those that pass the checks. */
export class StoryTexts {
  readonly #parts: StoryTextsParts;

  constructor(parts: StoryTextsParts) {
    this.#parts = parts;
  }

  /** Generates the missing texts of some stories; returns false if not all could be. */
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
      // An empty result is stored as well, so that it is not requested again.
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
    // Read before the texts, so that a story that changes in between is processed again.
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

  /** Returns whether the text of a key is stored, and marks it as current for the subject. */
  async isKept(key: string, subject: Subject): Promise<boolean> {
    const { database } = this.#parts;
    if (!(await findGenerated(database, [key])).has(key)) return false;
    await confirmGenerated(database, key, subject);
    return true;
  }

  /** Returns checked texts by the stories' positions; undefined if there are none for now. */
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
