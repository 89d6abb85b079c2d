import { expect, test } from 'vitest';
import { describeFailure } from '../../../src/messages/administration/sourceFailure.ts';

test.each([
  [
    'network',
    'getaddrinfo ENOTFOUND news.example (ENOTFOUND)',
    '连不上，可能是网络或代理的问题（找不到这个主机名，ENOTFOUND news.example）',
  ],
  ['status', 'the server answered 503', '网站报错（对方暂停服务或太忙，HTTP 503）'],
  ['gone', 'the server answered 404', '地址已经没有了（404）'],
  ['gone', '/posts is not there (ENOENT)', '没有这个文件或目录，ENOENT'],
  ['timeout', 'no full answer within 30 s', '太久没有回应'],
  [null, 'connect ECONNREFUSED 127.0.0.1:9', '那里没有程序接受连接，ECONNREFUSED 127.0.0.1:9'],
] as const)('%s: %s is said in Chinese without repeating itself', (reason, cause, said) => {
  expect(describeFailure(reason, cause, 'zh-CN')).toBe(said);
});

test('in English only the cause is said', () => {
  expect(describeFailure('status', 'the server answered 503', 'en-US')).toBe(
    'the server is too busy or under maintenance (HTTP 503)',
  );
  expect(describeFailure('timeout', 'no full answer within 30 s', 'en-US')).toBe(
    'no full answer within 30 s',
  );
});
