import { describe, expect, test } from 'vitest';
import type { StoryId } from '../../../src/editions/edition.ts';
import { bindClauses, clausesOf, frameWithout } from '../../../src/editions/masthead/headlineClauses.ts';

const wording = (id: string, title: string, glance: string | null = null) => ({
  id: id as StoryId,
  title,
  glance,
  paragraphs: [`${title}。公司称此事属正常变动，${id}。`],
});

describe('bindClauses', () => {
  test.each([
    ['one firm’s two stories are told apart', ['华星回应裁员传闻', '华星发布折叠平板'], ['b', 'a']],
    ['a name in common binds nothing', ['华星回应食堂涨价', '华星发布折叠平板'], [undefined, 'a']],
    ['no story stands for two clauses', ['华星回应裁员传言', '华星回应裁员传闻'], [undefined, 'b']],
    ['a glance’s words count as well', ['三城启用无人巴士'], ['c']],
  ])('%s', (_name, clauses, expected) => {
    const stories = [
      wording('a', '华星正式发布首款折叠平板，售价五千元'),
      wording('b', '华星回应裁员传闻：不属实'),
      wording('c', '自动驾驶公交上路', '三座城市启用无人巴士'),
    ];
    expect(bindClauses(clauses, stories)).toEqual(expected);
  });

  test('of a headline of a hundred thousand clauses only the first 30 are read', () => {
    expect(clausesOf('某公司发布新品；'.repeat(100_000), '日报')).toHaveLength(30);
  });
});

describe('frameWithout', () => {
  const stories = [
    wording('a', '华星发布折叠平板'),
    wording('b', '华星回应裁员传闻：不属实'),
    wording('c', '云图完成新一轮融资'),
  ];
  const edition = {
    column: '科技早报',
    headline: '华星回应裁员传闻；云图完成新一轮融资 | 科技早报',
    glance: stories.map(({ id, title }) => ({ text: title, story: id })),
    keyPoints: ['华星否认裁员，称传闻不属实，属正常变动。', '云图完成新一轮融资，估值翻倍。'],
  };

  test('clauses, key points and items of a removed story are left out, the others kept', () => {
    const without = frameWithout(edition, stories, new Set(['b' as StoryId]));
    expect(without).toMatchObject({
      headline: '云图完成新一轮融资 | 科技早报',
      keyPoints: ['云图完成新一轮融资，估值翻倍。'],
    });
    expect(without.glance.map(({ story }) => story)).toEqual(['a', 'c']);
  });

  test('a headline left without clauses becomes the column’s name', () => {
    const headline = '云图完成新一轮融资';
    expect(frameWithout({ ...edition, headline }, stories, new Set(['c' as StoryId])).headline).toBe(
      '科技早报',
    );
  });
});
