import { describe, expect, test } from 'vitest';
import { describeProblem, SourceListError } from '../../../src/sources/sourceList/problem.ts';
import { parseSourceList, readSourceList } from '../../../src/sources/sourceList/readSourceList.ts';

const FILE = '/etc/sulan/sources.yaml';

function problemsOf(yaml: string): readonly string[] {
  try {
    parseSourceList(yaml, FILE);
  } catch (error) {
    if (error instanceof SourceListError) return error.problems.map(describeProblem);
    throw error;
  }
  return [];
}

test('sources of the three kinds are read, with defaults filled in', () => {
  const sources = parseSourceList(
    `sources:
  - id: csdn
    name: CSDN
    kind: feed
    url: https://blog.example.org/rss
    verified: 2026-11-21
    columns:
      - { name: 极客头条, usually: "09:00-12:00" }
      - { name: AI周报, usually: "8:30 - 24:00", weekdays: [sun, sat] }
  - { id: list, name: 列表, kind: page, url: "http://example.org/", links: "ul.posts > li a", enabled: false }
  - { id: archive, name: 存档, kind: folder, path: ../posts, everyMinutes: 10 }
`,
    FILE,
  );
  expect(sources).toMatchObject([
    {
      id: 'csdn',
      name: 'CSDN',
      kind: 'feed',
      url: 'https://blog.example.org/rss',
      content: 'auto',
      proxy: true,
      enabled: true,
      verified: '2026-11-21',
      everyMinutes: 30,
      columns: [
        { name: '极客头条', usually: { fromMinute: 540, toMinute: 720 } },
        { name: 'AI周报', usually: { fromMinute: 510, toMinute: 1440 }, weekdays: [0, 6] },
      ],
    },
    {
      id: 'list',
      name: '列表',
      kind: 'page',
      proxy: true,
      url: 'http://example.org/',
      links: 'ul.posts > li a',
      enabled: false,
      verified: 'never',
      everyMinutes: 30,
      columns: [],
    },
    {
      id: 'archive',
      name: '存档',
      kind: 'folder',
      path: '/etc/posts',
      enabled: true,
      verified: 'never',
      everyMinutes: 10,
      columns: [],
    },
  ]);
});

describe('all mistakes of a list are named', () => {
  test.each([
    ['no YAML', 'sources: [', 'the file: is no valid YAML'],
    ['no list', 'feeds: []', 'sources'],
    [
      'an unknown kind',
      'sources: [{ id: a, name: A, kind: feeed }]',
      'source a, kind: must be feed, page or folder',
    ],
    [
      'a url of another scheme',
      'sources: [{ id: a, name: A, kind: feed, url: "file:///etc/passwd" }]',
      'source a, url: must be',
    ],
    [
      'a url with a password, which would stand in the log',
      'sources: [{ id: a, name: A, kind: feed, url: "https://me:secret@example.org/feed" }]',
      'source a, url: must be without a user name',
    ],
    ['a misspelt setting', 'sources: [{ id: a, name: A, kind: folder, path: x, evry: 3 }]', 'evry'],
    [
      'hours over midnight',
      'sources: [{ id: a, name: A, kind: folder, path: x, columns: [{ name: C, usually: "22:00-02:00" }] }]',
      'source a, columns.0.usually: must be hours',
    ],
    [
      'hours that are none',
      'sources: [{ id: a, name: A, kind: folder, path: x, columns: [{ name: C, usually: morning }] }]',
      'must be hours',
    ],
    [
      'a selector that is none',
      'sources: [{ id: a, name: A, kind: page, url: "http://x.org", links: "a[" }]',
      'source a, links: must be a CSS selector',
    ],
    [
      'an id that no command line takes',
      'sources: [{ id: "极客", name: A, kind: folder, path: x }]',
      'id: must be 1 to 40',
    ],
    ['no id', 'sources: [{ name: A, kind: folder, path: x }]', 'source number 1, id'],
    [
      'an archive without a page',
      'sources: [{ id: a, name: A, kind: feed, url: "http://x.org", archive: "http://x.org/2" }]',
      'with {page}',
    ],
  ])('%s', (_name, yaml, expected) => {
    expect(problemsOf(yaml).join('\n')).toContain(expected);
  });

  test('two mistakes are both named', () => {
    const yaml = `sources:
      - { id: a, name: A, kind: feed, url: nonsense }
      - { id: b, name: "", kind: folder, path: x }`;
    expect(problemsOf(yaml)).toHaveLength(2);
    expect(() => parseSourceList(yaml, 'my.yaml')).toThrow(
      /^The source list my.yaml cannot be used: source a, .+; source b, .+\.$/,
    );
  });

  test('an id that is there twice', () => {
    const one = '{ id: a, name: A, kind: folder, path: x }';
    expect(problemsOf(`sources: [${one}, ${one}]`)).toEqual(['source a, id: is there twice (line 1)']);
  });

  test('a file that is not there', () => {
    expect(() => readSourceList('/nowhere/sources.yaml')).toThrow(
      /^The source list \/nowhere\/sources.yaml cannot be used: the file: cannot be read.*\.$/,
    );
  });
});

describe('the bundled list', () => {
  const file = new URL('../../../data/sources.yaml', import.meta.url).pathname;
  const sources = readSourceList(file);
  const enabled = sources.filter((source) => source.enabled);

  test('is on by default, with at least 20 sources of all tiers, roundups first', () => {
    expect(enabled.length).toBeGreaterThanOrEqual(20);
    expect(new Set(enabled.map(({ tier }) => tier))).toEqual(new Set(['roundup', 'news', 'community']));
    expect(enabled.map(({ tier }) => tier).lastIndexOf('roundup')).toBeLessThan(
      enabled.map(({ tier }) => tier).indexOf('news'),
    );
    expect(sources.flatMap(({ columns }) => columns.map(({ name }) => name))).toEqual(
      expect.arrayContaining(['极客头条', 'AI周报', '科技爱好者周刊', '派早报']),
    );
  });

  test('says where each was seen to be read, and why one is on that nobody was seen to read', () => {
    for (const { enabled, verified, note } of sources.filter(({ kind }) => kind === 'feed')) {
      expect(verified).toMatch(/^(never|20\d\d-\d\d-\d\d, [\w.-]+\/[\w.-]+\/.+)$/u);
      if (enabled && verified === 'never') expect(note).toMatch(/none was seen/u);
    }
  });

  test('has routes of RSSHub that are off until there is an instance', () => {
    const routes = sources.flatMap((source) => (source.kind === 'feed' && source.lacks ? [source] : []));
    expect(routes.length).toBeGreaterThan(0);
    expect(routes.every((source) => !source.enabled && source.lacks === 'SULAN_RSSHUB')).toBe(true);
    const ready = readSourceList(file, { rsshub: 'http://127.0.0.1:1200' });
    const addresses = ready.flatMap((source) => (source.kind === 'feed' ? [source.url] : []));
    expect(addresses).toContain('http://127.0.0.1:1200/csdn/blog/csdngeeknews');
    expect(ready.filter((source) => source.enabled).length).toBe(enabled.length + routes.length);
  });
});
