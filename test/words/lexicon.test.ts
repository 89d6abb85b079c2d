import { describe, expect, test } from 'vitest';
import { parseAliases } from '../../src/words/aliases.ts';
import { createLexicon, entitiesIn, loadLexicon } from '../../src/words/lexicon.ts';
import fc from '../properties.ts';

const small = createLexicon(`
# a comment
[company]
苹果~ = Apple, 苹果公司
开放人工智能 = OpenAI
统信软件 = 统信
[person]
凯文·斯科特 = Kevin Scott
马克·扎克伯格 = Mark Zuckerberg
[model]
GPT-4
GPT-4o
[ordinary]
系统信息, 苹果汁
`);

describe('the alias list that ships', () => {
  const shipped = loadLexicon();

  test('has no faulty line and hundreds of entities', () => {
    expect(shipped.problems).toEqual([]);
    expect(shipped.entities.length).toBeGreaterThan(500);
  });

  test.each([
    ['Nvidia', '英伟达'],
    ['苹果公司', '苹果'],
    ['Sam Altman', '奥特曼'],
    ['深度求索', 'deepseek'],
    ['Google', '谷歌'],
    ['阿里雲', 'Alibaba Cloud'],
    ['ＧＰＴ　４', 'gpt4'],
  ])('%s and %s are one thing', (one, other) => {
    expect(shipped.named(one)).toBeDefined();
    expect(shipped.named(one)).toBe(shipped.named(other));
  });

  test.each([
    ['抖音', '字节跳动'],
    ['微信', '腾讯'],
    ['通义千问', '通义灵码'],
    ['o3-mini', 'o3'],
    ['京东方', '京东'],
    ['安世半导体', '闻泰科技'],
    ['东北大学', '北京大学'],
  ])('%s and %s are two', (one, other) => {
    expect(shipped.named(one)).not.toBe(shipped.named(other));
  });

  test.each([
    '不同程度的系统信息',
    '可灵活配置的互动视频',
    '中央行政部门和教育部门',
    '高通胀影响平台大模型',
    '重大法律问题',
    '北京东城区的聊天工具',
    '进口关税引起亚洲各国关注的时尚界',
  ])('no company, person or office is seen in %s', (text) => {
    const seen = shipped.mentionsIn(text).filter(({ entity }) => entity.kind !== 'term');
    expect(seen.map(({ entity }) => entity.name)).toEqual([]);
  });
});

describe('mentions', () => {
  const found = (text: string) => small.mentionsIn(text).map((mention) => mention.entity.name);

  test.each([
    ['the longest name wins', 'GPT-4o 来了', ['GPT-4o']],
    ['a variant that is not listed is not its base', 'GPT-4x 来了', []],
    ['a name may be written apart', 'open ai 与 gpt 4', ['开放人工智能', 'GPT-4']],
    ['not across the end of a sentence', 'open。ai', []],
    ['not inside a longer word', 'snapple, openais', []],
    ['not inside an ordinary word', '系统信息里的苹果汁', []],
    ['right after an ordinary word', '苹果汁苹果', ['苹果']],
    ['a family name alone', 'Zuckerberg 说', ['马克·扎克伯格']],
    ['not one that many bear', 'Scott 说', []],
    ['right after a Chinese word', '用OpenAI的GPT-4写', ['开放人工智能', 'GPT-4']],
  ])('%s', (_, text, names) => expect(found(text)).toEqual(names));

  test('a name that is an ordinary word too is told from one that is not', () => {
    expect(entitiesIn(small, '苹果很甜').get(small.named('Apple')?.id ?? fail())).toEqual({
      count: 1,
      sure: 0,
    });
    expect(entitiesIn(small, '苹果公司的苹果').get(small.named('Apple')?.id ?? fail())).toEqual({
      count: 2,
      sure: 1,
    });
  });

  test('any text: offsets in order, none inside another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('GPT', '-', '4', 'o', '苹果', '公司', ' ', 'Open', 'AI', '。')),
        (parts) => {
          let end = 0;
          for (const mention of small.mentionsIn(parts.join(''))) {
            expect(mention.start).toBeGreaterThanOrEqual(end);
            end = mention.end;
          }
        },
      ),
    );
  });
});

describe('a faulty alias list', () => {
  test.each([
    ['a name twice', '[company]\n甲 = A\n乙 = a', 3, /stands in line 2/],
    ['an unknown kind', '[planet]\n火星', 1, /no kind \[planet\]/],
  ])('%s is reported with its line', (_, list, line, message) => {
    const [problem] = parseAliases(list).problems;
    expect(problem?.line).toBe(line);
    expect(problem?.message).toMatch(message);
  });

  test('keeps the names of its other lines', () => {
    expect(
      parseAliases('[company]\n甲 = A\n乙 = a, B').entities.map((entity) => entity.names.length),
    ).toEqual([2, 2]);
  });
});

function fail(): never {
  throw new Error('the entity is missing');
}
