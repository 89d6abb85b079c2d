import { expect, test } from 'vitest';
import type { Grouping } from '../../../../src/editions/layouts/candidates/siblings.ts';
import { candidatesIn } from '../candidatesIn.ts';

/** Returns the texts of the candidates in each group of several. */
function groupsIn(blocks: readonly string[], name: 'siblings' | 'patterns' | 'runs'): string[][] {
  const { all, siblings } = candidatesIn(blocks);
  const { groups }: Grouping = siblings[name];
  const members = Map.groupBy(groups.keys(), (c) => groups[c] ?? -1);
  return [...members]
    .filter(([group, own]) => group >= 0 && own.length > 1)
    .map(([, own]) => own.map((c) => all[c]?.line.text ?? ''));
}

test('lines count together in any style, and steps below a title by themselves', () => {
  const blocks = [
    '**1. 青云汽车召回两万辆轿车**',
    '原因是刹车软管有缺陷，车主可以免费更换，下月起各地的门店都会受理这项业务。',
    '1、停止驾驶',
    '2、联系门店',
    '3、预约更换',
    '2、北斗芯片开始量产',
    '第一条产线年产四十万片，由两所大学和一家公司共同建设，下半年开始对外供货。',
    '**3. 海湾银行恢复手机服务**',
    '停机持续了六个小时，银行说余额没有受到影响，并且会补偿受影响的商户和个人。',
  ];
  const titles = ['1. 青云汽车召回两万辆轿车', '2、北斗芯片开始量产', '3. 海湾银行恢复手机服务'];
  expect(groupsIn(blocks, 'runs')).toEqual([titles, ['1、停止驾驶', '2、联系门店', '3、预约更换']]);
});

test('items with and without a bold start under one heading are siblings', () => {
  const blocks = [
    '## 国内',
    '- **青云汽车**召回两万辆轿车\n- 北斗芯片开始量产',
    '## 国际',
    '- 海湾银行恢复手机服务',
  ];
  expect(groupsIn(blocks, 'siblings')).toContainEqual(['青云汽车召回两万辆轿车', '北斗芯片开始量产']);
});

test('lines above a label that returns are alike in any style', () => {
  const blocks = [
    '**某商城组件可以注入脚本**',
    '漏洞描述',
    '攻击者可以借此读取会话。',
    '某插件可以绕过登录',
    '漏洞描述',
    '没有检查请求的来源。',
    '### 某网关可以执行命令',
    '漏洞描述',
    '参数没有转义。',
  ];
  const [titles] = groupsIn(blocks, 'patterns').filter((group) => group.includes('某插件可以绕过登录'));
  expect(titles).toEqual(['某商城组件可以注入脚本', '某插件可以绕过登录', '某网关可以执行命令']);
});
