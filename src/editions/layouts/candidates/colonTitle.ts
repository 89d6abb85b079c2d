import { unitAt } from '../../../text/unitAt.ts';
import { TERMS } from '../../terms/terms.ts';

/** Matches a title of one clause before a colon and the beginning of its text. */
const COLON_TITLE = /^([^，。：:；！？\n]{3,30})(?<!\d)[：:](?!\/\/)\s*\S.{7}/u;
/** Units in which the colon behind such a title is: thirty characters of two units, and itself. */
const LONGEST_COLON_TITLE = 61;

/**
 * Whether a text begins with a title before a colon, not with who speaks: the first mark of most texts is another, or far
 * behind.
 */
export function isColonTitle(text: string): boolean {
  for (let i = 0; i < Math.min(text.length, LONGEST_COLON_TITLE); i++) {
    const unit = unitAt(text, i);
    if (unit === 0xff1a || unit === 0x3a)
      return COLON_TITLE.test(text) && !TERMS.speakerEnding.test(text.slice(0, i).trimEnd());
    // A comma or a full stop ends a clause.
    if (unit === 0xff0c || unit === 0x3002) return false;
  }
  return false;
}
