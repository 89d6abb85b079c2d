import { createHash } from 'node:crypto';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Transaction } from '../../database/database.ts';
import type { Edition } from '../../editions/edition.ts';
import { type EditionId, editionIdOf, identityOf } from '../../editions/identity.ts';
import { takenDownOf } from '../takenDown.ts';
import { withoutTakenDown } from './editionFrame.ts';
import type { IncomingEdition } from './knownEdition.ts';
import { findKnown, type KnownEdition } from './knownEdition.ts';
import { saveStories } from './saveStories.ts';

/** Result of storing a reading. */
export interface SavedEdition {
  readonly kind: 'new' | 'updated' | 'unchanged';
  readonly id: EditionId;
}

/**
 * Stores a reading in the caller's transaction. The same document updates its edition in place; of two documents of one
 * edition the richer one (more stories, then more text) is kept.
 */
export async function saveEdition(
  transaction: Transaction,
  reading: IncomingEdition,
  now: Date,
): Promise<SavedEdition> {
  const known = await findKnown(transaction, reading);
  const ownId = editionIdOf(identityOf(reading.edition), reading.day);
  if (!known && (await takenDownOf(transaction, [ownId])).has(ownId)) return { kind: 'unchanged', id: ownId };
  const fingerprint = fingerprintOf(reading);
  if (known && !isBetter(reading, fingerprint, known)) return { kind: 'unchanged', id: known.id };
  const told = { ...reading, frame: await withoutTakenDown(transaction, reading.edition), fingerprint };
  const saved = known
    ? await update(transaction, told, known, now)
    : await insert(transaction, told, ownId, now);
  await saveStories(transaction, saved, { edition: told.frame, day: saved.day }, now);
  return { kind: known ? 'updated' : 'new', id: saved.id };
}

function isBetter(reading: IncomingEdition, fingerprint: string, known: KnownEdition): boolean {
  if (fingerprint === known.fingerprint) return false;
  if (reading.origin === known.origin) return true;
  const stories = reading.edition.stories.length - known.stories;
  const characters = reading.edition.characters - known.characters;
  const isSame = stories === 0 && characters === 0;
  return stories > 0 || (stories === 0 && characters > 0) || (isSame && isEarlier(reading, known));
}

/** Whether both name a day and the reading's is earlier: copies are dated later than their originals. */
function isEarlier(reading: IncomingEdition, known: KnownEdition): boolean {
  return !reading.dayGuessed && !known.dayGuessed && reading.day < known.day;
}

/** A reading with the parts of its frame that may be shown, and the fingerprint of the whole. */
interface EditionToSave extends IncomingEdition {
  readonly frame: Edition;
  readonly fingerprint: string;
}

/** Row of an edition, and the day of it and its stories. */
interface SavedRow {
  readonly row: number;
  readonly id: EditionId;
  readonly day: CalendarDay;
}

async function insert(
  transaction: Transaction,
  reading: EditionToSave,
  id: EditionId,
  now: Date,
): Promise<SavedRow> {
  const { rows } = await transaction.run<{ row: number }>(
    `INSERT INTO editions ("column", headline, headline_key, article, day, day_guessed, url, glance, key_points,
       key_points_by, written_by, characters, minutes, warnings, origin, fingerprint, changed_at, id, stored_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`,
    [...values(reading, now), id, now.getTime()],
  );
  const [inserted] = rows;
  if (!inserted) throw new Error(`the edition ${id} was not inserted`);
  return { row: inserted.row, id, day: reading.day };
}

async function update(
  transaction: Transaction,
  reading: EditionToSave,
  known: KnownEdition,
  now: Date,
): Promise<SavedRow> {
  // A day named by the document is not replaced by the file time of a copy or a copy's later day.
  const isCopy = reading.origin !== known.origin && !reading.dayGuessed && known.day < reading.day;
  const kept = !known.dayGuessed && (reading.dayGuessed || isCopy);
  const day = kept ? (known.day as CalendarDay) : reading.day;
  await transaction.run(
    `UPDATE editions SET "column" = ?, headline = ?, headline_key = ?, article = coalesce(?, article), day = ?,
       day_guessed = ?, url = coalesce(?, url), glance = ?, key_points = ?, key_points_by = ?, written_by = ?, characters = ?,
       minutes = ?, warnings = ?, origin = ?, fingerprint = ?, changed_at = ? WHERE row = ?`,
    [...values({ ...reading, day, dayGuessed: reading.dayGuessed && !kept }, now), known.row],
  );
  return { row: known.row, id: known.id, day };
}

function values({ edition, frame, day, dayGuessed, origin, fingerprint }: EditionToSave, now: Date) {
  const { column, article, headlineKey } = identityOf(edition);
  return [
    column,
    frame.headline,
    headlineKey,
    article,
    day,
    dayGuessed ? 1 : 0,
    edition.url,
    JSON.stringify(frame.glance),
    JSON.stringify(frame.keyPoints),
    edition.keyPointsBy,
    edition.writtenBy,
    edition.characters,
    edition.minutes,
    JSON.stringify(edition.warnings),
    origin,
    fingerprint,
    now.getTime(),
  ];
}

/**
 * Returns a fingerprint of the document's own statements: the day only if it names one, because a file's time may
 * change without its content, and no warning from a comparison with other editions.
 */
function fingerprintOf({ edition, day, dayGuessed }: IncomingEdition): string {
  const warnings = edition.warnings.filter(({ code }) => code !== 'fewer-stories');
  return createHash('sha256')
    .update(JSON.stringify([{ ...edition, warnings }, dayGuessed ? null : day]))
    .digest('hex');
}
