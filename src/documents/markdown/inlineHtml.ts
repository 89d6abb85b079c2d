import type { StateInline } from 'markdown-it';
import { isAlphanumeric } from './characters.ts';
import { isElement, isSkippedElement, isVoidElement, type Tag, tagAt } from './htmlNames.ts';

/** For each text the offset of the last end tag of every name, searched for once. */
const endTags = new WeakMap<StateInline, ReadonlyMap<string, number>>();

/** Inline rule for HTML: tags of HTML's own elements and comments; `Vec<T>`, `<String>` and `x<y` are text. */
export function readInlineTag(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '<') return false;
  if (src.startsWith('<!--', pos)) return readComment(state, silent);
  const tag = tagAt(src, pos);
  if (!tag || tag.end > state.posMax || !isHtml(state, tag)) return false;
  if (!silent) {
    state.push('html_inline', '', 0).content = src.slice(pos, tag.end);
    if (tag.name === 'a') state.linkLevel += tag.isClosing ? -1 : 1;
  }
  state.pos = tag.end;
  return true;
}

function readComment(state: StateInline, silent: boolean): boolean {
  if (state.skipHtmlSpecial) return false;
  const end = state.src.indexOf('-->', state.pos + 4);
  // Searched for once: otherwise a text full of openings would be searched for each.
  if (end < 0) state.skipHtmlSpecial = true;
  if (end < 0) return false;
  if (!silent) state.push('text', '', 0);
  state.pos = end + 3;
  return true;
}

/** Whether a tag is HTML rather than a type's name or a word about HTML. */
function isHtml(state: StateInline, tag: Tag): boolean {
  const { src, pos } = state;
  if (!isElement(tag.name) || tag.isPascalCase) return false;
  if (tag.isClosing) return true;
  if (isVoidElement(tag.name)) return tag.hasAttributes || /^(?:br|hr|wbr)$/.test(tag.name);
  if (tag.name.length === 1 && !tag.hasAttributes && isComparison(src, pos, tag.end)) return false;
  if ((endTagsIn(state).get(tag.name) ?? -1) > pos) return true;
  if (isSkippedElement(tag.name)) return false;
  const isOnItsOwn = isEdge(src[pos - 1]) || isEdge(src[tag.end]);
  return tag.hasAttributes || isOnItsOwn;
}

/** Whether a letter in angle brackets is a type parameter or a comparison: `Box<A>`, `a<b>c`. */
function isComparison(src: string, start: number, end: number): boolean {
  const isCapital = src[start + 1] === src[start + 1]?.toUpperCase();
  return isAlphanumeric(src[start - 1]) && (isCapital || isAlphanumeric(src[end]));
}

/** Whether the character next to a tag shows that the tag is layout, not part of the text. */
function isEdge(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '<' || character === '>';
}

function endTagsIn(state: StateInline): ReadonlyMap<string, number> {
  const known = endTags.get(state);
  if (known) return known;
  const found = new Map<string, number>();
  for (const match of state.src.matchAll(/<\/([a-z][a-z\d]{0,20})\s{0,9}>/gi)) {
    found.set((match[1] ?? '').toLowerCase(), match.index);
  }
  endTags.set(state, found);
  return found;
}
