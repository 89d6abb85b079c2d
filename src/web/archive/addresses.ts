/** The pages of a day, a recap, a story and an event, which messages link to, and what may be linked to outside. */
export { dayPath, eventPath, outsideUrl, recapPath, storyPath } from '../../messages/webPages.ts';

/** The page of a column. */
export function columnPath(column: string): string {
  return `/column/${encodeURIComponent(column)}`;
}
