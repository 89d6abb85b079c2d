import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  freeId,
  withEnabled,
  withEntries,
  withoutEntry,
} from '../../../src/sources/sourceList/editSourceList.ts';
import { parseSourceList } from '../../../src/sources/sourceList/readSourceList.ts';

const SHIPPED = readFileSync(new URL('../../../data/sources.yaml', import.meta.url), 'utf8');

const OWN = `# mine, since spring
sources:
- id: a   # the first
  name: "甲"
  kind: folder
  path: x

# rests in summer
- { id: b, name: 乙, kind: folder, path: y }
`;

/** Lines that one text has and the other has not, in order. */
function difference(before: string, after: string) {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter((line) => !fresh.includes(line)),
    come: fresh.filter((line) => !old.includes(line)),
  };
}

describe('switching on and off', () => {
  test('changes one line of the shipped list', () => {
    const changed = withEnabled(SHIPPED, 'sspai', false) ?? '';
    expect(difference(SHIPPED, changed)).toEqual({ gone: [], come: [] });
    expect(changed.split('\n')).toHaveLength(SHIPPED.split('\n').length + 1);
    const source = parseSourceList(changed, 'list.yaml').find(({ id }) => id === 'sspai');
    expect(source?.enabled).toBe(false);
    expect(withEnabled(changed, 'sspai', true)).toContain('enabled: true');
  });

  test('keeps comments, quotes, order and indentation', () => {
    expect(withEnabled(OWN, 'b', false)).toBe(
      OWN.replace('a   #', 'a #').replace('path: y }', 'path: y, enabled: false }'),
    );
  });

  test('of an unknown source gives no text', () => {
    expect(withEnabled(OWN, 'c', true)).toBeUndefined();
  });
});

describe('adding and removing', () => {
  const entry = { id: 'x', name: '新: 源 #1', kind: 'feed', url: 'https://example.org/feed' } as const;

  test('puts the entry at the end and takes nothing else along', () => {
    const changed = withEntries(SHIPPED, [{ ...entry, columns: [{ name: '早报' }] }]);
    expect(changed.startsWith(SHIPPED.trimEnd())).toBe(true);
    expect(parseSourceList(changed, 'list.yaml').at(-1)).toMatchObject({
      ...entry,
      columns: [{ name: '早报' }],
    });
    expect(withoutEntry(changed, 'x')?.trimEnd()).toBe(SHIPPED.trimEnd());
  });

  test('an entry to an empty text or list gives a list of one', () => {
    for (const text of ['sources: []\n', '', '# nothing yet\n', 'sources:\n'])
      expect(parseSourceList(withEntries(text, [entry]), 'list.yaml')).toHaveLength(1);
  });

  test('the last entry leaves an empty list that can be read', () => {
    const emptied = withoutEntry(withoutEntry(OWN, 'a') ?? '', 'b') ?? '';
    expect(parseSourceList(emptied, 'list.yaml')).toEqual([]);
  });

  test('of an unknown source gives no text', () => {
    expect(withoutEntry(OWN, 'c')).toBeUndefined();
  });
});

test('a proposed id is free and valid on the command line', () => {
  expect(freeId('Sspai.com', new Set())).toBe('sspai-com');
  expect(freeId('sspai', new Set(['sspai', 'sspai-2']))).toBe('sspai-3');
  expect(freeId('极客', new Set())).toBe('source');
  expect(freeId(`${'a'.repeat(35)}-b`, new Set())).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
});
