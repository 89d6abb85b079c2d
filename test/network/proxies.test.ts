import { describe, expect, test } from 'vitest';
import { readProxies, withoutCredentials } from '../../src/network/proxies.ts';

const SECURE = 'http://secure.example:1/';
const PLAIN = 'http://plain.example:2/';
const ALL = 'http://all.example:3/';

test.each([
  [{}, undefined, undefined],
  [{ HTTPS_PROXY: SECURE }, SECURE, undefined],
  [{ https_proxy: SECURE }, SECURE, undefined],
  [{ HTTP_PROXY: PLAIN }, undefined, PLAIN],
  [{ http_proxy: PLAIN, HTTPS_PROXY: SECURE }, SECURE, PLAIN],
  [{ ALL_PROXY: ALL }, ALL, ALL],
  [{ all_proxy: ALL, HTTP_PROXY: PLAIN }, ALL, PLAIN],
  [{ https_proxy: SECURE, HTTPS_PROXY: ALL }, SECURE, undefined],
  [{ https_proxy: ' ', HTTPS_PROXY: SECURE }, SECURE, undefined],
  [{ HTTPS_PROXY: 'secure.example:1' }, SECURE, undefined],
  [{ HTTPS_PROXY: '"http://secure.example:1"' }, SECURE, undefined],
  [{ HTTPS_PROXY: '“http://secure.example:1”' }, SECURE, undefined],
  [{ HTTPS_PROXY: 'http：//secure.example：1' }, SECURE, undefined],
])('proxies of %o', (environment, secure, plain) => {
  const proxies = readProxies(environment);
  expect(proxies.forUrl('https://discord.com/api')).toBe(secure);
  expect(proxies.forUrl('wss://gateway.discord.gg/')).toBe(secure);
  expect(proxies.forUrl('http://blog.example/')).toBe(plain);
  expect(proxies.forUrl('ws://gateway.example/')).toBe(plain);
});

describe('NO_PROXY', () => {
  test.each([
    ['csdn.net', 'https://blog.csdn.net/x', true],
    ['.csdn.net', 'https://blog.csdn.net/x', true],
    ['*.csdn.net', 'https://BLOG.csdn.net./x', true],
    ['csdn.net', 'https://csdn.net/x', true],
    ['csdn.net', 'https://notcsdn.net/x', false],
    ['a.example, csdn.net', 'https://csdn.net/x', true],
    ['a.example csdn.net', 'https://csdn.net/x', true],
    ['a.example，csdn.net、b.example', 'https://csdn.net/x', true],
    ['"csdn.net"', 'https://csdn.net/x', true],
    ['csdn.net:8443', 'https://csdn.net/x', false],
    ['csdn.net:443', 'https://csdn.net/x', true],
    ['10.0.0.0/8', 'http://10.1.2.3/', true],
    ['10.0.0.0/8', 'http://11.1.2.3/', false],
    ['10.0.0.0/8', 'http://ten.example/', false],
    ['127.0.0.1', 'http://127.0.0.1:99/', true],
    ['::1', 'http://[::1]:99/', true],
    ['[::1]:99', 'http://[::1]:99/', true],
    ['fd00::/8', 'http://[fd12::1]/', true],
    ['localhost', 'http://localhost:3000/', true],
    ['*', 'https://discord.com/', true],
    ['', 'https://discord.com/', false],
  ])('%s and %s', (list, url, isDirect) => {
    for (const name of ['NO_PROXY', 'no_proxy']) {
      const proxies = readProxies({ ALL_PROXY: ALL, [name]: list });
      expect(proxies.forUrl(url)).toBe(isDirect ? undefined : ALL);
    }
  });
});

describe('a proxy setting that cannot be used', () => {
  test.each([
    'socks5://user:geheim@127.0.0.1:7891',
    'socks4://x',
    'ftp://user:geheim@x',
    'http://',
    '7890',
    ':7890',
  ])('%s', (value) => {
    const proxies = readProxies({ ALL_PROXY: value });
    expect(proxies.forUrl('https://discord.com/')).toBeUndefined();
    expect(proxies.problems).toHaveLength(1);
    expect(proxies.problems[0]).toContain('ALL_PROXY');
    expect(proxies.problems[0]).not.toContain('geheim');
  });

  test('is no problem where other settings name a proxy for all schemes', () => {
    const proxies = readProxies({
      all_proxy: 'socks5://127.0.0.1:7891',
      http_proxy: PLAIN,
      https_proxy: SECURE,
    });
    expect(proxies.problems).toEqual([]);
  });
});

test('a proxy is shown without its credentials', () => {
  expect(withoutCredentials('http://user:geheim@proxy.example:8080/')).toBe('http://proxy.example:8080');
});
