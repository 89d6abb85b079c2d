/** The pages of a day, a recap, a story and an event, which messages link to, and what may be linked to outside. */
export { dayPath, eventPath, outsideUrl, recapPath, storyPath } from '../../messages/webPages.ts';

/** Where the podcast's feed is. */
export const PODCAST_PATH = '/podcast.xml';

/** The path of the sound of a day. */
export function soundPath(day: string): string {
  return `/audio/${day}.mp3`;
}

/** The page of a column. */
export function columnPath(column: string): string {
  return `/column/${encodeURIComponent(column)}`;
}
