import { z } from 'zod';
import type { Database, Queries, Statements } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';

/** Languages that titles are translated into. */
export const RENDERED_LANGUAGES = ['en-US', 'zh-TW'] as const;

/** One of these languages. */
export type RenderedLanguage = (typeof RENDERED_LANGUAGES)[number];

/** Translations of a story's title by a language model. */
export type Renderings = Partial<Readonly<Record<RenderedLanguage, string>>>;

/** Texts generated about some editions and stories. */
export interface GeneratedTexts {
  readonly keyPoints: ReadonlyMap<EditionId, readonly string[]>;
  /** The line 为什么重要 of each story. */
  readonly significance: ReadonlyMap<StoryId, string>;
  readonly renderings: ReadonlyMap<StoryId, Renderings>;
}

/** An edition or story with the time of its last change, to which a generated text belongs. */
export interface Subject {
  readonly kind: 'edition' | 'story';
  readonly row: number;
  /** Milliseconds since the epoch. */
  readonly changedAt: number;
}

/** A generated text to be stored. */
export interface GeneratedText {
  readonly key: string;
  readonly task: string;
  readonly texts: readonly string[];
}

const list = z.array(z.string());

/** Returns the generated texts of some editions and stories that match their current state. */
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

/** Returns the texts stored under some keys. */
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

/** Returns the rows of stories and the times of their last change; call it before their texts are read. */
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

/** Stores texts about subjects, replacing earlier ones of the same task. */
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
      // The subject was removed meanwhile.
      await transaction.run(
        `INSERT INTO generated_texts (key, task, ${column}, source_changed_at, texts, made_at)
           SELECT ?, ?, row, CAST(? AS BIGINT), ?, CAST(? AS BIGINT) FROM ${column === 'edition' ? 'editions' : 'stories'} WHERE row = ?
         ON CONFLICT (key) DO UPDATE SET source_changed_at = excluded.source_changed_at`,
        [key, task, subject.changedAt, JSON.stringify(written), now.getTime(), subject.row],
      );
    }
  });
}

/** Marks a text as current again: its subject has changed, but not what the text was made from. */
export async function confirmGenerated(statements: Statements, key: string, subject: Subject): Promise<void> {
  await statements.run(
    'UPDATE generated_texts SET source_changed_at = ? WHERE key = ? AND source_changed_at <> ?',
    [subject.changedAt, key, subject.changedAt],
  );
}

/** Deletes the texts about a whole edition, because one of its stories must not be shown any more. */
export async function forgetGenerated(statements: Statements, edition: number): Promise<void> {
  await statements.run('DELETE FROM generated_texts WHERE edition = ?', [edition]);
}

/** Hours for which answers to questions are cached. */
export const ANSWER_HOURS = 24;

/** Stores the answer to a question and deletes expired ones. */
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

/** Deletes answers that are older than `ANSWER_HOURS`. */
export async function forgetOldAnswers(statements: Statements, now: Date): Promise<void> {
  await statements.run(
    'DELETE FROM generated_texts WHERE edition IS NULL AND story IS NULL AND made_at < ?',
    [now.getTime() - ANSWER_HOURS * 3_600_000],
  );
}
