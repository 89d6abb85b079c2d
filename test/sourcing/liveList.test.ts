import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/settings/readConfig.ts';
import type { SourceTier } from '../../src/sources/source.ts';
import { withEnabled } from '../../src/sources/sourceList/editSourceList.ts';
import { describeProblem, SourceListError } from '../../src/sources/sourceList/problem.ts';
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
      onChanged: async (sources) => void changed.push(sources.map(({ id }) => id)),
      onBroken: (_file, problems) => broken.push(problems.map(describeProblem)),
    },
  );
}

const ids = (list: LiveList) => list.sources.map(({ id }) => id);

test('a list that appears, changes and goes is read without a restart', async () => {
  const list = open();
  expect(ids(list)).toEqual(['shipped']);
  await list.look();
  expect(changed).toEqual([]);
  writeFileSync(own, `sources:\n${feed('a')}${feed('b')}`);
  await list.look();
  expect(ids(list)).toEqual(['a', 'b']);
  writeFileSync(own, `sources:\n${feed('a')}${feed('b', 'https://example.net/moved')}`);
  await list.look();
  rmSync(own);
  await list.look();
  expect(ids(list)).toEqual(['shipped']);
  expect(changed).toEqual([['a', 'b'], ['b'], ['shipped']]);
});

test('a mistake keeps the list that was, and is named once with its line', async () => {
  writeFileSync(own, `sources:\n${feed('a')}`);
  const list = open();
  writeFileSync(own, `sources:\n${feed('a')}${feed('b', 'nonsense')}`);
  await list.look();
  await list.look();
  expect(ids(list)).toEqual(['a']);
  expect(list.problems).toHaveLength(1);
  expect(broken).toEqual([['source b, url: must be an http or https url (line 3)']]);
  await expect(list.change((text) => withEnabled(text, 'a', false))).rejects.toThrow(SourceListError);
  writeFileSync(own, `sources:\n${feed('a')}${feed('b')}`);
  await list.look();
  expect(ids(list)).toEqual(['a', 'b']);
  expect(list.problems).toEqual([]);
});

test('a change of ours is taken in at once, and once', async () => {
  const list = open();
  expect(await list.change((text) => withEnabled(text, 'nothing', true))).toBe(false);
  expect(await list.change((text) => withEnabled(text, 'shipped', false))).toBe(true);
  expect(list.sources).toMatchObject([{ id: 'shipped', enabled: false }]);
  await list.look();
  expect(await list.change((text) => withEnabled(text, 'shipped', true))).toBe(true);
  expect(changed).toEqual([[], ['shipped']]);
});

test('a running bot weighs by the list as it is, and asks what is new in it at once', async () => {
  const tiers = new Map<string, SourceTier>([['走了', 'roundup']]);
  const asked: (readonly string[])[] = [];
  const states = { askAnew: async (ids: readonly string[]) => void asked.push(ids) };
  const list = liveList(readConfig({ SULAN_STATE_DIR: folder }), {
    states,
    tiers,
    log: pino({ level: 'silent' }),
  });
  writeFileSync(own, `sources:\n${feed('a').replace('name: 源', 'name: 早报, tier: roundup')}${feed('b')}`);
  await list.look();
  expect([...tiers]).toEqual([
    ['早报', 'roundup'],
    ['源', 'news'],
  ]);
  expect(asked).toEqual([['a', 'b']]);
});
