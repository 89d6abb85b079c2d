/** The pages of a day and of a story, which messages link to, and what may be linked to outside. */
export { dayPath, outsideUrl, storyPath } from '../../messages/webPages.ts';

/** The page of a column. */
export function columnPath(column: string): string {
  return `/column/${encodeURIComponent(column)}`;
}
