/**
 * Spellings of version numbers: people omit zeros and patch levels that texts have, or the reverse. Wine 7 is Wine 7.0
 * and Rust 1.58 is 1.58.0 or 1.58.1, but GPT-4 is not GPT-4.5.
 */

/** Returns the number without trailing zeros, and whether further parts may follow: only after a point. */
function stem(version: string): { base: string; open: boolean } {
  const base = version.replace(/(?:\.0)+$/, '');
  return { base, open: base.includes('.') };
}

/** Returns the source of a regular expression for a version in a normalized text, regardless of what follows. */
export function versionPattern(version: string): string {
  const { base, open } = stem(version);
  return `${base.replaceAll('.', '\\.')}(?:\\.0)*${open ? '(?:\\.\\d+)*' : ''}`;
}

/** Returns index terms for a version with the text before it in the same term; a star marks a prefix. */
export function versionTerms(before: string, version: string): readonly { text: string; begins: boolean }[] {
  const { base, open } = stem(version);
  if (open) return [{ text: before + base, begins: true }];
  return ['', '.0', '.0.0'].map((zeros) => ({ text: before + base + zeros, begins: false }));
}
