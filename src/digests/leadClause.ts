import { DAY_TERMS } from '../editions/dating/dayTerms.ts';
import { textKey } from '../editions/identity.ts';
import { cutText } from '../text/cut.ts';
import { bigramsOf, containment } from '../text/similarity.ts';

/** Text behind this place tells no lead's clause. */
const LOOKED_AT = 600;
/** Clauses are joined until they say so much, and not beyond. */
const ENOUGH = 14;
const LONGEST = 34;
/** A clause of fewer characters says when or who, not what. */
const SHORTEST = 6;
/** A clause that shares so many of its character pairs with the title says it again. */
const REPEATS = 0.5;
const PAUSES = /[，,]/u;
const STOPS = /[。；！？;!?\n]|\.(?=\s|$)/u;

/**
 * What the first clauses of a story's text add to its title, in at most `LONGEST` characters; null where they add nothing.
 * Clauses that say the title again or only name a source are passed over.
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
    // What follows a full stop is another thought.
    if (chosen.length > 0) return chosen.join('，');
  }
  return tooLong === undefined ? null : cutText(tooLong, LONGEST);
}

/** What a clause announces before a colon is left out: 说明怎样改组：营利部门转成公益公司. */
function withoutAnnouncement(clause: string): string {
  const said = clause.slice(clause.lastIndexOf('：') + 1).trim();
  return [...said].length < SHORTEST ? clause.trim() : said;
}

function saysAgain(clause: string, title: ReturnType<typeof bigramsOf>): boolean {
  return containment(bigramsOf(textKey(clause)), title) >= REPEATS;
}
