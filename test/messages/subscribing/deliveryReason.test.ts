import { expect, test } from 'vitest';
import { reasonFor } from '../../../src/messages/subscribing/deliveryReason.ts';
import { textsIn } from '../../../src/messages/texts/texts.ts';

test.each([
  ['waiting for 极客头条, AI周报 of 2024-12-27', '还差 极客头条, AI周报'],
  ['waiting for an edition of 2024-12-27', ''],
  ["no story of 2024-12-27 passes the subscription's filters", '当天没有新闻符合版块和关键词的设置'],
  ['there was no edition, and the subscription wants silence then', '当天没有收到任何一期'],
  ['the bot was not running at its time', '到点时机器人没有运行'],
  ['Missing Permissions (403, 50013)', '我在频道里缺权限'],
  ['Missing Access (50001)', '我在频道里缺权限'],
  ['Unknown Channel (10003)', '频道已经不在了'],
  ['it was tried 12 times in vain (Discord answered 500)', '当时连不上 Discord'],
  ['something that nobody foresaw', 'something that nobody foresaw'],
])('%s', (reason, expected) => {
  expect(reasonFor(reason, textsIn('zh-CN').subscription)).toBe(expected);
});
