/** The pages of a day and of a story: messages link to them. */
export { dayPath, storyPath } from '../../messages/webPages.ts';

/** The page of a column. */
export function columnPath(column: string): string {
  return `/column/${encodeURIComponent(column)}`;
}

/** The address of somebody else's page where a reader may be sent: http(s) alone. */
export function outsideUrl(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
