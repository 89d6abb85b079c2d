import type { Metadata } from '../documents/readDocument.ts';
import type { Story, Warning } from './edition.ts';

/** Edition with the details needed to check its consistency. */
export interface CheckedEdition {
  readonly metadata: Metadata;
  /** Whether the document was truncated, in reading or in extracting stories. */
  readonly truncated: boolean;
  readonly stories: readonly Story[];
  readonly glance: readonly string[];
  /** For each glance item the index of its story. */
  readonly links: readonly (number | undefined)[];
  readonly roundup: boolean;
  /** Whether its titles are uncertain. */
  readonly doubtful: boolean;
}

/** Returns the inconsistencies of an edition; its date is checked elsewhere. */
export function editionWarnings({
  metadata,
  truncated,
  stories,
  glance,
  links,
  roundup,
  doubtful,
}: CheckedEdition): Warning[] {
  const warnings: Warning[] = [];
  const linked = new Set(links);
  if (metadata.brokenFrontMatter) {
    warnings.push({
      code: 'front-matter',
      message: 'The front matter is not valid YAML; only its plain lines were read.',
    });
  }
  if (truncated) {
    warnings.push({
      code: 'truncated',
      message: 'The document is larger than any roundup; its end was not read.',
    });
  }
  if (stories.length === 0)
    warnings.push({ code: 'no-stories', message: 'No stories were found in the document.' });
  else if (!roundup)
    warnings.push({
      code: 'not-a-roundup',
      message: 'The document is one article; it was kept as one story.',
    });
  if (doubtful)
    warnings.push({
      code: 'doubtful-layout',
      message: 'Another way to tell the stories apart is nearly as likely; look at the document.',
    });
  for (const [i, text] of glance.entries()) {
    if (links[i] === undefined)
      warnings.push({
        code: 'glance-without-story',
        message: `The glance announces “${text}”, which no story tells.`,
      });
  }
  if (glance.length > 0) {
    for (const [i, { title }] of stories.entries()) {
      if (!linked.has(i))
        warnings.push({ code: 'story-without-glance', message: `The glance does not announce “${title}”.` });
    }
  }
  for (const { title, paragraphs, commentary, links: own } of stories) {
    if (paragraphs.length + commentary.length + own.length > 0) continue;
    warnings.push({ code: 'story-without-text', message: `“${title}” has no text.` });
  }
  return warnings;
}

/** Share of the usual number of stories below which an edition is suspicious. */
const SUSPICIOUS_SHARE = 0.5;
const FEWEST_TO_JUDGE_BY = 5;

/**
 * Returns a warning if an edition has less than half of its column's usual stories; `usualStories` is the median of its
 * recent editions. Returns undefined otherwise, or if the column is too small to judge.
 */
export function shrinkageWarning(stories: number, usualStories: number): Warning | undefined {
  if (usualStories < FEWEST_TO_JUDGE_BY || stories >= SUSPICIOUS_SHARE * usualStories) return undefined;
  const message = `The edition has ${stories} stories; its column usually has about ${Math.round(usualStories)}.`;
  return { code: 'fewer-stories', message };
}
