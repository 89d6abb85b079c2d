import { expect, test } from 'vitest';
import { TERMS } from '../../../src/editions/terms/terms.ts';

test.each([
  '一分钟速览',
  '一分鐘速覽',
  '本期目录',
  '本期目錄',
  '新闻提要',
  '新聞提要',
  '今日要聞',
  '本期導讀',
])('%s heads a list of the stories, in either script', (text) => {
  expect(TERMS.glanceHeading.test(text)).toBe(true);
});
