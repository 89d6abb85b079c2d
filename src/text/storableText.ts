/**
 * Returns a text as both engines can store and compare it: PostgreSQL has no NUL in texts, and neither has surrogates
 * that stand alone, which are no characters (Unicode 16, chapter 3.8). Both become U+FFFD, as NUL does in HTML (13.2.5).
 */
export function storableText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text).toWellFormed();
}
