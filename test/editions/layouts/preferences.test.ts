import { expect, test } from 'vitest';
import { storyTitles } from '../storyTitles.ts';

/** Titles of the stories of a plain text. */
function titlesOf(paragraphs: readonly string[]): string[] {
  return storyTitles(`${paragraphs.join('\n\n')}\n`, 'paper.txt', '2025-06-05');
}

test('one-line sentences end their titles at a colon, and one without a colon is news as it stands', () => {
  expect(
    titlesOf([
      '示例物流日报',
      '港口航运',
      '青云港三号泊位获准扩建：用于停靠十万吨货轮，明年三月动工。',
      '海湾航运增开两条航线：连接北岛与南山，每周四班。',
      '北岛船厂首艘电动渡轮下水：载客三百人，续航八十公里。',
      '公司动态',
      '极光速运收购海湾仓储：增强冷链仓库的实力。',
      '南山货运恢复交易：经交易所确认，已补交年度报告。',
      '李明出任青云港务集团总经理。',
      '青云大学开发集装箱识别系统：基于图像特征，为装卸提供调度建议。',
    ]),
  ).toEqual([
    '青云港三号泊位获准扩建',
    '海湾航运增开两条航线',
    '北岛船厂首艘电动渡轮下水',
    '极光速运收购海湾仓储',
    '南山货运恢复交易',
    '李明出任青云港务集团总经理',
    '青云大学开发集装箱识别系统',
  ]);
});

test('items above their texts are titles as a whole, those with a colon too', () => {
  const titles = [
    '针对问答机器人提示注入的分层防护框架',
    'GreyHeron：代码上下文中针对间接注入的三层防御',
    'OpenLarch：用代码分解与动态测试发现漏洞',
    'Northern Fable 5 与 Birch 4.8 模型的红队研究',
    'FERRY：开源软件可复现缺陷图谱',
    'SafeHarbour：在工具调用中区分语义与审计证据',
    'MossSkill：技能市场中的恶意代码注入',
  ];
  const items = titles.map((title, i) => `${i + 1}. ${title}`);
  expect(titlesOf(['# 第9期|示例安全论文周报', '**论文**', ...items])).toEqual(titles);
});

test('items above texts of their own keep what stands behind their colons', () => {
  const titles = [
    '停航第四天：北岛增派两艘渡轮',
    '港口封闭：分析师说运费还会上涨',
    '议会改口：船舶补贴提高到三成',
  ];
  const TEXT = '船务公司周三说，航线恢复的日期还没有定下，已经买票的乘客可以退票，改签不收手续费。';
  const told = titles.flatMap((title) => [`• ${title}`, `${title.split('：')[1]}。${TEXT}`]);
  expect(titlesOf(['每日海湾新闻摘要 2025-06-05', '今日头条', ...told])).toEqual(titles);
});

test('a colon behind who speaks ends no title', () => {
  expect(
    titlesOf([
      '国内',
      '1、国务院：海湾自由贸易区明年扩大，三个港口加入，企业可以在网上申请。首批名单六月公布。',
      '2、财政部：上半年船舶补贴发放完毕，共惠及两千家船厂，余款结转到下半年。',
      '3、北岛市卫健委：假期门诊照常开放，请市民错峰就诊。体检中心周日休息。',
      '4、市场监管总局等五部门：开展渡轮票价检查，重点查处临时涨价。检查持续两个月。',
    ]).map((title) => title.slice(0, 12)),
  ).toEqual([
    '国务院：海湾自由贸易区明',
    '财政部：上半年船舶补贴发',
    '北岛市卫健委：假期门诊照',
    '市场监管总局等五部门：开',
  ]);
});
