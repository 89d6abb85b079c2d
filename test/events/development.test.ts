import { expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { tellsMoreThan } from '../../src/events/development.ts';
import { featuresOf } from '../../src/events/features.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';

const lexicon = loadLexicon();

function read(title: string, text: string) {
  const day = '2024-12-27' as CalendarDay;
  return featuresOf({ id: title as StoryId, column: '某栏', day, title, paragraphs: [text] }, lexicon);
}

const EARLIER = read(
  '传英特尔计划出售 Altera 的股份',
  '知情人士说，英特尔计划出售 Altera 的少数股份，估值约 170 亿美元，还没有定下买家。',
);

test.each([
  [
    'the same in other words',
    '英特尔拟出售 Altera 股份',
    '英特尔打算卖掉 Altera 的一部分股份，估值约 170 亿美元。',
    false,
  ],
  [
    'background in the text alone',
    '英特尔拟出售 Altera 股份',
    '英特尔 2015 年以 167 亿美元买下 Altera，现在打算卖掉一部分。',
    false,
  ],
  ['an answer', '英特尔回应出售 Altera 股份：不予置评', '英特尔对出售 Altera 股份的消息不予置评。', true],
  [
    'a figure that was not known',
    '英特尔出售 Altera 股份，作价 44.6 亿美元',
    '英特尔出售 Altera 股份，作价 44.6 亿美元。',
    true,
  ],
  ['how it ended', '英特尔取消出售 Altera 股份', '英特尔取消了出售 Altera 少数股份的计划。', true],
  [
    'why it came about',
    '英特尔说明出售 Altera 股份的原因',
    '英特尔说，出售 Altera 少数股份是为了筹集资金。',
    true,
  ],
])('%s', (_name, title, text, isMore) => {
  expect(tellsMoreThan(read(title, text), [EARLIER])).toBe(isMore);
});

test('a telling that repeats one of several earlier ones does not tell more', () => {
  const known = read(
    '英特尔出售 Altera 股份，作价 44.6 亿美元',
    '英特尔出售 Altera 股份，作价 44.6 亿美元。',
  );
  expect(tellsMoreThan(known, [EARLIER, known])).toBe(false);
});
