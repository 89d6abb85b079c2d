import { textKey } from '../editions/identity.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { fold } from '../text/fold.ts';
import type { Lexicon } from '../words/lexicon.ts';

/** A story and the followed keywords that it is about. */
export interface FollowedStory {
  readonly story: StoredStory;
  readonly keywords: readonly string[];
}

/** The stories that hold a followed keyword, under any name that the lexicon knows for it, in the order given. */
export function followedStories(
  stories: readonly StoredStory[],
  keywords: readonly string[],
  lexicon: Lexicon,
): readonly FollowedStory[] {
  const wanted = keywords.map((keyword) => ({ keyword, names: namesOf(keyword, lexicon) }));
  return stories.flatMap((story) => {
    const text = fold([story.title, story.glance ?? '', ...story.paragraphs].join('\n'));
    const found = wanted.filter(({ names }) => names.some((name) => holds(text, name)));
    return found.length === 0 ? [] : [{ story, keywords: found.map(({ keyword }) => keyword) }];
  });
}

function namesOf(keyword: string, lexicon: Lexicon): readonly string[] {
  const entity = lexicon.named(keyword);
  // 苹果 is a fruit as well: a name that is an ordinary word counts only where the member typed it.
  const names = entity?.names.filter(({ ordinary }) => !ordinary).map(({ text }) => text) ?? [];
  return [...new Set([keyword, ...names].map(fold))].filter((name) => textKey(name) !== '');
}

const LATIN = /[a-z0-9]/u;

/** Whether a text holds a name; one of Latin letters only as a word of its own: `ai` is not in `openai`. */
function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + name.length);
    const joinsBefore = LATIN.test(before) && LATIN.test(name.charAt(0));
    const joinsAfter = LATIN.test(after) && LATIN.test(name.charAt(name.length - 1));
    if (!joinsBefore && !joinsAfter) return true;
  }
  return false;
}
