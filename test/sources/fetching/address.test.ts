import { describe, expect, test } from 'vitest';
import {
  isPublicAddress,
  literalAddress,
  mayAsk,
  parseNetworks,
} from '../../../src/sources/fetching/address.ts';

test.each([
  ['8.8.8.8', true, 'a public IPv4 address'],
  ['114.114.114.114', true, 'a public IPv4 address in China'],
  ['2400:3200::1', true, 'a public IPv6 address'],
  ['127.0.0.1', false, 'loopback'],
  ['127.8.8.8', false, 'the rest of the loopback block'],
  ['0.0.0.0', false, 'this host'],
  ['10.1.2.3', false, 'private'],
  ['172.16.0.1', false, 'private'],
  ['172.32.0.1', true, 'just after the private block'],
  ['192.168.1.1', false, 'private'],
  ['169.254.169.254', false, 'link-local, cloud metadata'],
  ['100.100.100.200', false, 'shared address space, metadata of Alibaba Cloud'],
  ['192.0.0.192', false, 'metadata of Oracle Cloud'],
  ['168.63.129.16', false, 'host agent of Azure'],
  ['198.18.0.1', false, 'benchmarking'],
  ['203.0.113.9', false, 'documentation'],
  ['224.0.0.1', false, 'multicast'],
  ['240.0.0.1', false, 'reserved'],
  ['255.255.255.255', false, 'broadcast'],
  ['::', false, 'unspecified'],
  ['::1', false, 'loopback'],
  ['::ffff:127.0.0.1', false, 'loopback mapped into IPv6'],
  ['::ffff:8.8.8.8', true, 'a public address mapped into IPv6'],
  ['::127.0.0.1', false, 'IPv4-compatible, long deprecated'],
  ['64:ff9b::7f00:1', false, 'loopback through NAT64'],
  ['2002:7f00:1::', false, 'loopback through 6to4'],
  ['2001::1', false, 'Teredo'],
  ['fe80::1', false, 'link-local'],
  ['fe80::1%eth0', false, 'link-local with a zone'],
  ['fec0::1', false, 'site-local'],
  ['fd00:ec2::254', false, 'unique local, metadata of AWS'],
  ['ff02::1', false, 'multicast'],
  ['2001:db8::1', false, 'documentation'],
  ['3fff::1', false, 'documentation (RFC 9637)'],
  ['4000::1', false, 'outside what is given out'],
  ['example.org', false, 'not an address'],
  ['', false, 'nothing'],
])('%s public: %s (%s)', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test.each([
  ['http://127.0.0.1/', '127.0.0.1'],
  ['http://2130706433/', '127.0.0.1'],
  ['http://0/', '0.0.0.0'],
  ['http://0x7f.1/', '127.0.0.1'],
  ['http://0177.0.0.01/', '127.0.0.1'],
  ['http://１２７.０.０.１/', '127.0.0.1'],
  ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
  ['http://[::1]:8080/', '::1'],
  ['http://example.org/', undefined],
  ['http://localhost/', undefined],
])('the literal address of %s is %s', (url, expected) => {
  expect(literalAddress(new URL(url).hostname)).toBe(expected);
});

describe('networks that the operator allows', () => {
  test.each([
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '192.168.1.1', false],
    ['192.168.1.7', '192.168.1.7', true],
    ['192.168.1.7', '192.168.1.8', false],
    ['10.0.0.0/8, 192.168.0.0/16', '192.168.1.8', true],
    ['fd00::/8', 'fd12::1', true],
    ['198.18.0.0/15', '198.18.4.5', true],
    ['', '8.8.8.8', true],
    ['10.0.0.0/8', '::ffff:10.0.0.1', true],
    ['169.254.0.0/16', '169.254.169.254', false],
    ['169.254.0.0/16', '169.254.1.1', true],
    ['100.64.0.0/10', '100.100.100.200', false],
    ['fd00::/8', 'fd00:ec2::254', false],
  ])('%s and %s', (list, address, expected) => {
    expect(mayAsk(address, parseNetworks(list) ?? [])).toBe(expected);
  });

  test('“all” never allows the metadata addresses of clouds', () => {
    expect(mayAsk('127.0.0.1', 'all')).toBe(true);
    for (const address of [
      '169.254.169.254',
      '::ffff:169.254.169.254',
      '100.100.100.200',
      '168.63.129.16',
      'fd00:ec2::254',
    ])
      expect(mayAsk(address, 'all')).toBe(false);
  });

  test.each(['10.0.0.0/33', 'intranet', '10.0.0.0/8 and more'])('%s is no list of networks', (list) =>
    expect(parseNetworks(list)).toBeUndefined(),
  );
});
