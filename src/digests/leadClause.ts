import { DAY_TERMS } from '../editions/dating/dayTerms.ts';
import { textKey } from '../editions/identity.ts';
import { cutText } from '../text/cut.ts';
import { bigramsOf, containment } from '../text/similarity.ts';

/** Number of characters of a text that are searched. */
const LOOKED_AT = 600;
/** Number of characters after which no further clause is added. */
const ENOUGH = 14;
const LONGEST = 34;
/** Shortest clause in characters: shorter ones only say when or who. */
const SHORTEST = 6;
/** Share of a clause's bigrams in the title at which it counts as a repetition. */
const REPEATS = 0.5;
const PAUSES = /[，,]/u;
const STOPS = /[。；！？;!?\n]|\.(?=\s|$)/u;

/**
 * Returns what the first clauses of a story's text add to its title, in at most `LONGEST` characters; null if nothing.
 * Clauses that repeat the title or only name a source are skipped.
 */
export function leadClause(title: string, paragraphs: readonly string[]): string | null {
  const known = bigramsOf(textKey(title));
  const text = paragraphs.slice(0, 2).join('\n').slice(0, LOOKED_AT);
  const chosen: string[] = [];
  let length = 0;
  let tooLong: string | undefined;
  for (const sentence of text.split(STOPS)) {
    for (const clause of sentence.split(PAUSES).map(withoutAnnouncement)) {
      const size = [...clause].length;
      const isFirst = chosen.length === 0;
      if (isFirst && (size < SHORTEST || DAY_TERMS.leadIn.test(clause) || saysAgain(clause, known))) continue;
      if (isFirst && size > LONGEST) {
        tooLong ??= clause;
        continue;
      }
      if (length + size > LONGEST) return chosen.join('，');
      if (size > 0) chosen.push(clause);
      length += size + 1;
      if (length >= ENOUGH) return chosen.join('，');
    }
    // The clause ends at a full stop.
    if (chosen.length > 0) return chosen.join('，');
  }
  return tooLong === undefined ? null : cutText(tooLong, LONGEST);
}

/** Removes an announcement before a colon: 说明怎样改组：营利部门转成公益公司. */
function withoutAnnouncement(clause: string): string {
  const said = clause.slice(clause.lastIndexOf('：') + 1).trim();
  return [...said].length < SHORTEST ? clause.trim() : said;
}

function saysAgain(clause: string, title: ReturnType<typeof bigramsOf>): boolean {
  return containment(bigramsOf(textKey(clause)), title) >= REPEATS;
}
