/**
 * The ways of writing the version number at the end of a name: a person leaves out zeros and patch levels that a text
 * tells, or the other way round. Wine 7 is Wine 7.0 and Rust 1.58 is 1.58.0 or 1.58.1, but GPT-4 is not GPT-4.5.
 */

/** The number without zeros at its end, and whether further parts of it may follow: they may after a point. */
function stem(version: string): { base: string; open: boolean } {
  const base = version.replace(/(?:\.0)+$/, '');
  return { base, open: base.includes('.') };
}

/** A regular expression's source for a version in a comparable text, without what may follow it. */
export function versionPattern(version: string): string {
  const { base, open } = stem(version);
  return `${base.replaceAll('.', '\\.')}(?:\\.0)*${open ? '(?:\\.\\d+)*' : ''}`;
}

/** Index terms for a version with what stands before it in the same term; one with a star stands for all it begins. */
export function versionTerms(before: string, version: string): readonly { text: string; begins: boolean }[] {
  const { base, open } = stem(version);
  if (open) return [{ text: before + base, begins: true }];
  return ['', '.0', '.0.0'].map((zeros) => ({ text: before + base + zeros, begins: false }));
}
