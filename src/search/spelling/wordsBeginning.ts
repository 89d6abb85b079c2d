import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { firstPositionOf } from '../index/indexRowId.ts';

/** Maximum number of spellings read per prefix; prefixes of one or two letters have more than can be shown. */
const SPELLINGS_MOST = 1000;
/** Days without news after which a word counts half. */
const FADING_DAYS = 60;

/** A word of the news that begins as typed. */
export interface BegunWord {
  readonly text: string;
  readonly entity: boolean;
}

/**
 * Whether a word is a name: terms of the trade (大模型, 发布) also have several names but are not followed like
 * companies.
 */
export function isFollowedName(lexicon: Lexicon, word: BegunWord): boolean {
  return word.entity && lexicon.named(word.text)?.kind !== 'term';
}

/** Returns words with a spelling that starts with a prefix, most and most recently reported first. */
export async function wordsBeginning(
  queries: Queries,
  prefix: string,
  today: CalendarDay,
): Promise<readonly BegunWord[]> {
  const now = firstPositionOf(today);
  const fading = firstPositionOf(addDays(today, FADING_DAYS)) - now;
  const rows = await queries.all<{ text: string; entity: number }>(
    `SELECT w.text, w.entity FROM search_words w WHERE w.row IN (SELECT word FROM search_spellings
       WHERE spelling >= ? AND spelling < ? AND kind IN ('written', 'pinyin', 'initials')
       ORDER BY spelling, kind, word LIMIT ?)
     ORDER BY w.stories * (1 + w.entity)
       / (1.0 + CASE WHEN w.newest < ? THEN ? - w.newest ELSE 0 END / CAST(? AS double precision)) DESC,
       w.newest DESC, w.key LIMIT 24`,
    [prefix, `${prefix}\u{10ffff}`, SPELLINGS_MOST, now, now, fading],
  );
  return rows.map(({ text, entity }) => ({ text, entity: entity === 1 }));
}
