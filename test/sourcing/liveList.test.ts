import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { SourceTier } from '../../src/sources/source.ts';
import { withEnabled } from '../../src/sources/sourceList/editSourceList.ts';
import { SourceListError } from '../../src/sources/sourceList/readSourceList.ts';
import { type SourceState, UNPOLLED } from '../../src/sources/states.ts';
import { LiveList, liveList } from '../../src/sourcing/liveList.ts';

const feed = (id: string, url = `https://example.org/${id}`) =>
  `  - { id: ${id}, name: 源, kind: feed, url: "${url}" }\n`;

let folder: string;
let own: string;
let changed: string[][];
let broken: (readonly string[])[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-live-'));
  own = join(folder, 'sources.yaml');
  writeFileSync(join(folder, 'shipped.yaml'), `sources:\n${feed('shipped')}`);
  changed = [];
  broken = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(): LiveList {
  return new LiveList(
    { own, shipped: join(folder, 'shipped.yaml'), settings: {} },
    {
      onChanged: (sources) => changed.push(sources.map(({ id }) => id)),
      onBroken: (_file, problems) => broken.push(problems),
    },
  );
}

const ids = (list: LiveList) => list.sources.map(({ id }) => id);

test('a list that appears, changes and goes is read without a restart', () => {
  const list = open();
  expect(ids(list)).toEqual(['shipped']);
  list.look();
  expect(changed).toEqual([]);
  writeFileSync(own, `sources:\n${feed('a')}${feed('b')}`);
  list.look();
  expect(ids(list)).toEqual(['a', 'b']);
  writeFileSync(own, `sources:\n${feed('a')}${feed('b', 'https://example.net/moved')}`);
  list.look();
  rmSync(own);
  list.look();
  expect(ids(list)).toEqual(['shipped']);
  expect(changed).toEqual([['a', 'b'], ['b'], ['shipped']]);
});

test('a mistake keeps the list that was, and is named once with its line', () => {
  writeFileSync(own, `sources:\n${feed('a')}`);
  const list = open();
  writeFileSync(own, `sources:\n${feed('a')}${feed('b', 'nonsense')}`);
  list.look();
  list.look();
  expect(ids(list)).toEqual(['a']);
  expect(list.problems).toHaveLength(1);
  expect(broken).toEqual([['source b, url: must be an http or https url (line 3)']]);
  expect(() => list.change((text) => withEnabled(text, 'a', false))).toThrow(SourceListError);
  writeFileSync(own, `sources:\n${feed('a')}${feed('b')}`);
  list.look();
  expect(ids(list)).toEqual(['a', 'b']);
  expect(list.problems).toEqual([]);
});

test('a change of ours is taken in at once, and once', () => {
  const list = open();
  expect(list.change((text) => withEnabled(text, 'nothing', true))).toBe(false);
  expect(list.change((text) => withEnabled(text, 'shipped', false))).toBe(true);
  expect(list.sources).toMatchObject([{ id: 'shipped', enabled: false }]);
  list.look();
  expect(list.change((text) => withEnabled(text, 'shipped', true))).toBe(true);
  expect(changed).toEqual([[], ['shipped']]);
});

test('a running bot weighs by the list as it is, and asks what is new in it at once', () => {
  const tiers = new Map<string, SourceTier>([['走了', 'roundup']]);
  const written: [string, SourceState][] = [];
  const states = {
    read: () => UNPOLLED,
    write: (id: string, state: SourceState) => written.push([id, state]),
  };
  const list = liveList(readConfig({ SULAN_STATE_DIR: folder }), {
    states,
    tiers,
    log: pino({ level: 'silent' }),
  });
  writeFileSync(own, `sources:\n${feed('a').replace('name: 源', 'name: 早报, tier: roundup')}${feed('b')}`);
  list.look();
  expect([...tiers]).toEqual([
    ['早报', 'roundup'],
    ['源', 'news'],
  ]);
  expect(written).toEqual([
    ['a', UNPOLLED],
    ['b', UNPOLLED],
  ]);
});
