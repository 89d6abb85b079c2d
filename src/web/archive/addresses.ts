/** Paths of days, recaps, stories and events, which messages link to, and of allowed outside links. */
export { dayPath, eventPath, outsideUrl, recapPath, storyPath } from '../../messages/webPages.ts';

/** Path of the podcast's feed. */
export const PODCAST_PATH = '/podcast.xml';

/** Returns the path of a day's audio. */
export function soundPath(day: string): string {
  return `/audio/${day}.mp3`;
}

/** Returns the path of a column's page. */
export function columnPath(column: string): string {
  return `/column/${encodeURIComponent(column)}`;
}
