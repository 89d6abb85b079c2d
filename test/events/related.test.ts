import { expect, test } from 'vitest';
import { relatedTo } from '../../src/events/related.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { judgedStories } from './judgedStories.ts';

const stories = judgedStories(loadLexicon());

function happeningsRelatedTo(happening: string): readonly string[] {
  const [asked] = stories.filter((story) => story.happening === happening);
  if (!asked) throw new RangeError(`no story of ${happening}`);
  const others = stories.filter((story) => story.happening !== happening);
  const found = relatedTo(
    asked.features,
    others.map((story) => story.features),
  );
  const ids = found.map(({ id }) => id);
  return [
    ...new Set(others.filter((story) => ids.includes(story.features.id)).map((story) => story.happening)),
  ];
}

test.each([
  ['宕机1212', ['宕机1226']],
  ['Windsurf洽购', ['Windsurf谈成', '谷歌挖Windsurf']],
  ['xAI融资60亿', []],
  ['Linux6.12', []],
])('chapters are found of the matter of %s', (happening, wanted) => {
  expect(happeningsRelatedTo(happening)).toEqual(wanted);
});

test('over 90 % of the chapters found belong to the matter of their story', () => {
  const families = new Map(stories.map((story) => [story.features.id, story.family]));
  const found = stories.flatMap((story) =>
    relatedTo(
      story.features,
      stories.filter((other) => other.happening !== story.happening).map((other) => other.features),
    ).map((other) => families.get(other.id) === story.family),
  );
  expect(found.length).toBeGreaterThan(80);
  expect(found.filter(Boolean).length / found.length).toBeGreaterThan(0.9);
});
