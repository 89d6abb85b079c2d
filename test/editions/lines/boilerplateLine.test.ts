import { describe, expect, test } from 'vitest';
import { isBoilerplateLine } from '../../../src/editions/lines/boilerplateLine.ts';

describe('how long ago an article came out', () => {
  test.each([
    '4小时前 来源：示例科技报',
    '1天8小时前 来源：Bay Finance',
    '3 小時前 · 示例經濟網',
    '示例科技报 | 25分钟前',
    '5 hours ago',
  ])('%s is no title', (text) => {
    expect(isBoilerplateLine(text)).toBe(true);
  });

  test.each([
    '3小时前，海湾云服务宣布恢复',
    '五年前的今天：海湾云服务上线',
    '海湾云服务回应 3 小时前的停摆',
    '3 天前的海湾停电查明原因',
  ])('%s may be one', (text) => {
    expect(isBoilerplateLine(text)).toBe(false);
  });
});

describe('a price with its change', () => {
  test.each(['海湾指数 6,795.99 (+0.83%)', 'BAYUS$182.65 (-2.72%)', '北城综合4,123.14▲ +0.65%'])(
    '%s is no title',
    (text) => {
      expect(isBoilerplateLine(text)).toBe(true);
    },
  );

  test.each(['海湾云服务净利润 +30%', '海湾云服务单季收入 120 亿元（同比 +30%）', '北城房价下跌 3.5%'])(
    '%s may be one',
    (text) => {
      expect(isBoilerplateLine(text)).toBe(false);
    },
  );
});
