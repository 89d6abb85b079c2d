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

describe('what an edition says to its readers beside the news', () => {
  test.each([
    '关注海湾餐饮公众号,了解更多行业资讯',
    '長按關注海灣財經公眾號，獲取更多內容',
    '全文共1310个字,阅读可能需要3分钟',
    '本文约 2400 字，读完需 6 分钟',
    '首先来关注新闻头条',
    '我們再來看北城新聞',
    '接下来，我们一起来看国际方面。',
    '最后关注体育消息',
  ])('%s is no title', (text) => {
    expect(isBoilerplateLine(text)).toBe(true);
  });

  test.each([
    '关注公众号乱象，海湾市约谈三家平台',
    '全文检索服务海湾搜索上线',
    '首先看好海湾云服务的基金公布消息',
    '最后的海湾报亭停售新闻周刊',
    '我们看好的海湾新闻',
    '再看一眼：海湾灯塔今日熄灯',
  ])('%s may be one', (text) => {
    expect(isBoilerplateLine(text)).toBe(false);
  });
});

describe('the place of a page in its site', () => {
  test.each(['示例網 > > 正文', '示例电力网 » 行业要闻 » 观察 » 正文', '新闻频道 >热点 >正文'])(
    '%s is no title',
    (text) => {
      expect(isBoilerplateLine(text)).toBe(true);
    },
  );

  test.each(['收入 > 成本：海湾云服务公布年报正文', '海湾法院公布判决正文', '东区 > 西区 海湾房价倒挂'])(
    '%s may be one',
    (text) => {
      expect(isBoilerplateLine(text)).toBe(false);
    },
  );
});
