import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const DOCS = new URL('../../docs/', import.meta.url);
const CHINESE = '.zh-CN.md';

const read = (name: string) => readFileSync(new URL(name, DOCS), 'utf8');
const english = readdirSync(DOCS).filter((name) => name.endsWith('.md') && !name.endsWith(CHINESE));

test.each(english)('docs/%s and its Chinese page lead to each other', (page) => {
  const chinese = page.replace(/\.md$/, CHINESE);
  expect(existsSync(new URL(chinese, DOCS)), chinese).toBe(true);
  expect(read(page).slice(0, 600)).toContain(`](${chinese})`);
  expect(read(chinese).slice(0, 600)).toContain(`](${page})`);
});
