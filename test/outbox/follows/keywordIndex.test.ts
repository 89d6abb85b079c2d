import { expect, test } from 'vitest';
import { KeywordIndex } from '../../../src/outbox/follows/keywordIndex.ts';
import { loadLexicon } from '../../../src/words/lexicon.ts';

const lexicon = loadLexicon();
const tell = (title: string, ...paragraphs: string[]) => ({ title, glance: null, paragraphs });

test.each([
  ['another name of it', 'DeepSeek', '深度求索公布训练细节', true],
  ['Traditional characters', '万卡集群', '某公司搭建萬卡集羣', true],
  ['full width and case', 'gpu', '某公司自研 ＧＰＵ 流片', true],
  ['Latin letters inside a word', 'AI', '某公司起诉 OPENAIR', false],
  ['a Latin word beside Chinese', 'AI', '多家公司发布AI手机', true],
  ['an ordinary word that is another name', '苹果', '今年苹果丰收', true],
  ['one character', '米', '大米涨价', true],
  ['a word that only begins alike', '小米汽车', '小米发布手机', false],
])('a story is about a keyword by %s', async (_why, keyword, title, expected) => {
  const index = await KeywordIndex.of([keyword], { lexicon });
  expect((await index.keywordsIn(tell(title))).has(keyword)).toBe(expected);
});

test('all keywords are found in one reading, overlapping ones and those of the text as well', async () => {
  const index = await KeywordIndex.of(['小米', '小米汽车', '汽车', '交付', '特斯拉'], { lexicon });
  const found = await index.keywordsIn(tell('小米汽车公布数据', '十二月共交付两万辆。'));
  expect([...found].sort()).toEqual(['交付', '小米', '小米汽车', '汽车'].sort());
});
