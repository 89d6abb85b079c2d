import type { CalendarDay } from '../calendar/day.ts';
import type { RecapPeriod } from '../digests/recap.ts';
import type { StoryId } from '../editions/edition.ts';
import { DEFAULT_LOCALE, type Locale } from './locale.ts';
import type { PolicyKind } from './policies/policy.ts';

/** The path of a day's page in the archive. */
export function dayPath(day: CalendarDay): string {
  return `/day/${day}`;
}

/** The path of the page of a week's or month's recap, by its last day. */
export function recapPath(period: RecapPeriod, to: CalendarDay): string {
  return `/recap/${period}/${to}`;
}

/** The path of a story's page in the archive: what Discord links to. */
export function storyPath(story: StoryId): string {
  return `/story/${story}`;
}

/** The path of the page of an event, by the id of any of its stories. */
export function eventPath(story: string): string {
  return `/event/${encodeURIComponent(story)}`;
}

/** The path of the page that shows how often words stood in the news of the last so many days. */
export function trendPath(words: readonly string[], days: number): string {
  return `/trend?${new URLSearchParams({ q: words.join(','), last: `${days}d` }).toString()}`;
}

/** The path of a policy's page in a language; that in simplified Chinese stands by its name alone. */
export function policyPath(kind: PolicyKind, locale: Locale): string {
  return locale === DEFAULT_LOCALE ? `/${kind}` : `/${kind}/${locale}`;
}

/** The address of somebody else's page where a reader may be sent: http(s) alone. */
export function outsideUrl(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
