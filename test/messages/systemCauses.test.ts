import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { LOCALES } from '../../src/messages/locale.ts';
import { explainCause } from '../../src/messages/systemCauses.ts';

test.each([
  [
    'an unknown host',
    'getaddrinfo ENOTFOUND news.example (ENOTFOUND)',
    '找不到这个主机名，ENOTFOUND news.example',
  ],
  [
    'a refused connection',
    'connect ECONNREFUSED 127.0.0.1:7890',
    '那里没有程序接受连接，ECONNREFUSED 127.0.0.1:7890',
  ],
  ['a code alone', 'ECONNRESET', '连接被对方中断，ECONNRESET'],
  ['a code in a sentence', 'no answer (ETIMEDOUT)', '连接超时，ETIMEDOUT'],
  ['a certificate', 'no secure connection to the site (CERT_HAS_EXPIRED)', '证书已经过期，CERT_HAS_EXPIRED'],
  [
    'a file',
    "ENOENT: no such file or directory, open '/srv/没有.html'",
    '没有这个文件或目录，ENOENT /srv/没有.html',
  ],
  ['a status', 'the server answered 503', '对方暂停服务或太忙，HTTP 503'],
  ['a status of a proxy', 'Proxy response (407) !== 200 when HTTP Tunneling', '代理要求登录，HTTP 407'],
  ['words of SQLite', 'database is locked', '数据库正被别的程序占用，SQLITE_BUSY'],
  ['an unknown status', 'the server answered 299', 'the server answered 299'],
  ['an unknown code', 'ESTRANGE: nobody knows', 'ESTRANGE: nobody knows'],
  ['a member of every object', 'constructor HTTP toString', 'constructor HTTP toString'],
  ['no code', 'more than 5 redirects', 'more than 5 redirects'],
])('%s is explained beside its code, what is unknown stays as it is', (_name, cause, explained) => {
  expect(explainCause(cause, 'zh-CN')).toBe(explained);
});

test('a cause is explained in each language', () => {
  const words = LOCALES.map((locale) => explainCause('getaddrinfo ENOTFOUND news.example', locale));
  expect(words).toEqual([
    '找不到这个主机名，ENOTFOUND news.example',
    '找不到這個主機名稱，ENOTFOUND news.example',
    'the host name is unknown (ENOTFOUND news.example)',
  ]);
});

test('real errors of a missing file and database are explained', () => {
  expect(
    explainCause(
      messageOf(() => rmSync('/nowhere/at-all')),
      'zh-CN',
    ),
  ).toContain('没有这个文件或目录，ENOENT');
  expect(
    explainCause(
      messageOf(() => new DatabaseSync('/nowhere/at-all')),
      'zh-CN',
    ),
  ).toBe('打不开数据库文件，SQLITE_CANTOPEN');
});

function messageOf(fails: () => unknown): string {
  try {
    return String(fails());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
