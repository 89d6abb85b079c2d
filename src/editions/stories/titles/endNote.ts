import { sourceLine } from '../../lines/attribution.ts';
import { TERMS } from '../../terms/terms.ts';
import { tidyTitle } from './tidyTitle.ts';
import type { TitleParts } from './titleParts.ts';

/** Matches a note in brackets at a title's end. */
const NOTE = /(?<=\S)\s{0,3}[(（]([^()（）]{2,60})[)）]$/;
/** Signs beside figures: a star, a plus, a unit of thousands. */
const BESIDE_FIGURES = /[\s\d.,，、·|/+⭐★☆🔥👍💬▲kw万萬]/giu;

/** Matches what a generated edition rates a story at, after a star: `标题 ⭐️ 8.0/10`. */
const RATING = /(?<=\S)\s*[⭐★]\ufe0f?\s*\d{1,2}(?:\.\d)?\s?[/／]\s?\d{1,3}$/u;

/** Removes the rating at a title's end. */
export function withoutRating(parts: TitleParts): TitleParts {
  if (!/\d$/.test(parts.title)) return parts;
  return { ...parts, title: parts.title.replace(RATING, '') };
}

/** Moves the note at a title's end that names its source or day, or counts its readers' votes, to the text. */
export function withoutNote(parts: TitleParts): TitleParts {
  if (!/[)）]/.test(parts.title.slice(-1))) return parts;
  const [written, note = ''] = NOTE.exec(parts.title) ?? [];
  if (written === undefined || parts.text !== '') return parts;
  if (sourceLine(note) === undefined && !isCountOfVotes(note) && !DAY_NOTE.test(note)) return parts;
  return { ...parts, title: tidyTitle(parts.title.slice(0, -written.length)), text: note };
}

/** Matches a note that is one day, `2026-03-05`, `3月5日`: a year, a month or a period is part of a name. */
const DAY_NOTE = /^(?:(?:19|20)\d{2}\s?[-./年]\s?)?\d{1,2}\s?[-./月]\s?\d{1,2}\s?[日号號]?$/;

/** Whether a note has figures and names of measures alone: 160 分，60 评论. */
function isCountOfVotes(note: string): boolean {
  if (!/\d/.test(note)) return false;
  const words = note.replace(BESIDE_FIGURES, '');
  return words !== '' || /[⭐★▲👍💬]/u.test(note) ? words.replace(TERMS.measures, '') === '' : false;
}
