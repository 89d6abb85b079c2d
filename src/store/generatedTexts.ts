import { z } from 'zod';
import type { Database, Queries, Statements } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';
import { advanceNewsVersion } from './news/newsVersion.ts';

/** The languages that titles are rendered into. */
export const RENDERED_LANGUAGES = ['en-US', 'zh-TW'] as const;

/** One of them. */
export type RenderedLanguage = (typeof RENDERED_LANGUAGES)[number];

/** A story's title in other languages, as a language model rendered it. */
export type Renderings = Partial<Readonly<Record<RenderedLanguage, string>>>;

/** What a language model wrote about some editions and stories. */
export interface GeneratedTexts {
  readonly keyPoints: ReadonlyMap<EditionId, readonly string[]>;
  /** One line of 为什么重要 by story. */
  readonly significance: ReadonlyMap<StoryId, string>;
  readonly renderings: ReadonlyMap<StoryId, Renderings>;
}

/** An edition or a story as it was when it was read, to keep a text with it. */
export interface Subject {
  readonly kind: 'edition' | 'story';
  readonly row: number;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
}

/** A text to be kept. */
export interface GeneratedText {
  readonly key: string;
  readonly task: string;
  readonly texts: readonly string[];
}

const list = z.array(z.string());

/** What is shown beside some editions and stories: what was made of them as they are now. */
export async function generatedTextsOf(
  queries: Queries,
  editions: readonly EditionId[],
  stories: readonly StoryId[],
): Promise<GeneratedTexts> {
  const rows = await queries.all<{ id: string; task: string; texts: string }>(
    `SELECT editions.id, task, texts FROM editions JOIN generated_texts ON generated_texts.edition = editions.row
       WHERE editions.id = ANY(?) AND source_changed_at = editions.changed_at
     UNION ALL
     SELECT stories.id, task, texts FROM stories JOIN generated_texts ON generated_texts.story = stories.row
       WHERE stories.id = ANY(?) AND source_changed_at = stories.changed_at`,
    [editions, stories],
  );
  const keyPoints = new Map<EditionId, readonly string[]>();
  const significance = new Map<StoryId, string>();
  const renderings = new Map<StoryId, Renderings>();
  for (const { id, task, texts } of rows) {
    const written = list.parse(JSON.parse(texts));
    const [first] = written;
    if (first === undefined) continue;
    if (task === 'key-points') keyPoints.set(id as EditionId, written);
    if (task === 'significance') significance.set(id as StoryId, first);
    for (const language of RENDERED_LANGUAGES) {
      const story = id as StoryId;
      if (task === `titles-${language}`)
        renderings.set(story, { ...renderings.get(story), [language]: first });
    }
  }
  return { keyPoints, significance, renderings };
}

/** The texts that are kept under some keys. */
export async function findGenerated(
  queries: Queries,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await queries.all<{ key: string; texts: string }>(
    'SELECT key, texts FROM generated_texts WHERE key = ANY(?)',
    [keys],
  );
  return new Map(rows.map(({ key, texts }) => [key, list.parse(JSON.parse(texts))]));
}

/** The rows of stories and when they last changed; to be asked for before their texts are read. */
export async function storySubjects(
  queries: Queries,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, Subject>> {
  const rows = await queries.all<{ id: StoryId; row: number; changed_at: number }>(
    'SELECT id, row, changed_at FROM stories WHERE id = ANY(?)',
    [ids],
  );
  return new Map(
    rows.map(({ id, row, changed_at }) => [id, { kind: 'story', row, changedAt: Number(changed_at) }]),
  );
}

/** Keeps what was written about subjects, in place of what was written about them before for the same task. */
export function keepGenerated(
  database: Database,
  texts: readonly (GeneratedText & { readonly subject: Subject })[],
  now: Date,
): Promise<void> {
  return database.transaction(async (transaction) => {
    for (const { key, task, texts: written, subject } of texts) {
      const column = subject.kind;
      await transaction.run(`DELETE FROM generated_texts WHERE task = ? AND ${column} = ? AND key <> ?`, [
        task,
        subject.row,
        key,
      ]);
      // Gone meanwhile: there is nothing to keep it with.
      await transaction.run(
        `INSERT INTO generated_texts (key, task, ${column}, source_changed_at, texts, made_at)
           SELECT ?, ?, row, CAST(? AS BIGINT), ?, CAST(? AS BIGINT) FROM ${column === 'edition' ? 'editions' : 'stories'} WHERE row = ?
         ON CONFLICT (key) DO UPDATE SET source_changed_at = excluded.source_changed_at`,
        [key, task, subject.changedAt, JSON.stringify(written), now.getTime(), subject.row],
      );
    }
    await advanceNewsVersion(transaction);
  });
}

/** Notes that a subject has changed and what a text is made of has not. */
export async function confirmGenerated(statements: Statements, key: string, subject: Subject): Promise<void> {
  await statements.run(
    'UPDATE generated_texts SET source_changed_at = ? WHERE key = ? AND source_changed_at <> ?',
    [subject.changedAt, key, subject.changedAt],
  );
}

/** Takes away what was written about an edition as a whole: one of its stories is to be seen no more. */
export async function forgetGenerated(statements: Statements, edition: number): Promise<void> {
  await statements.run('DELETE FROM generated_texts WHERE edition = ?', [edition]);
}

/** Answers to questions are kept for so long, in case somebody asks the same. */
export const ANSWER_HOURS = 24;

/** Keeps the answer to a question, and forgets those of the days before. */
export async function keepAnswer(
  statements: Statements,
  { key, task, texts }: GeneratedText,
  now: Date,
): Promise<void> {
  await statements.run(
    `INSERT INTO generated_texts (key, task, source_changed_at, texts, made_at) VALUES (?, ?, 0, ?, ?)
     ON CONFLICT (key) DO UPDATE SET texts = excluded.texts, made_at = excluded.made_at`,
    [key, task, JSON.stringify(texts), now.getTime()],
  );
  await forgetOldAnswers(statements, now);
}

/** Forgets the answers to questions that were asked more than a day ago. */
export async function forgetOldAnswers(statements: Statements, now: Date): Promise<void> {
  await statements.run(
    'DELETE FROM generated_texts WHERE edition IS NULL AND story IS NULL AND made_at < ?',
    [now.getTime() - ANSWER_HOURS * 3_600_000],
  );
}
