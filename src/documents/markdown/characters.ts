/** Opening punctuation: the text right after it begins a unit. */
const OPENING = new Set('《〈“‘「『（【〔［｛([{');
/** Closing punctuation and pauses: the text right before them ends a unit. */
const CLOSING = new Set('》〉”’」』）】〕］｝)]}，。、；：！？…');

/** Whether a character is white space or missing (the edge of a text). */
export function isWhiteSpaceOrEdge(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** Whether it is an opening mark of Chinese or Latin text. */
export function isOpening(character: string | undefined): boolean {
  return character !== undefined && OPENING.has(character);
}

/** Whether it is a closing mark or a pause. */
export function isClosing(character: string | undefined): boolean {
  return character !== undefined && CLOSING.has(character);
}

/** Whether it is a Latin letter or digit. */
export function isAlphanumeric(character: string | undefined): boolean {
  return character !== undefined && /[0-9A-Za-z]/.test(character);
}

/** Whether it is a Chinese, Japanese or Korean letter or a mark that Chinese text uses. */
export function isWide(character: string | undefined): boolean {
  return (
    character !== undefined &&
    /[\u00b7\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/.test(character)
  );
}

/** Whether it is a Chinese character. */
export function isHan(character: string | undefined): boolean {
  return character !== undefined && /[\u3400-\u9fff\uf900-\ufaff]/.test(character);
}

/** Whether it is punctuation or a symbol. */
export function isPunctuation(character: string | undefined): boolean {
  return character !== undefined && /[\p{P}\p{S}]/u.test(character);
}
