import { expect, test } from 'vitest';
import { z } from 'zod';
import { shippedLines, shippedYaml } from '../../src/text/shippedData.ts';

test('the lines of a list come without comments, empty lines and blanks around them', () => {
  const lines = shippedLines('pinyin.txt');
  expect(lines[0]).toBe('a 啊阿呵吖嗄腌锕');
  expect(lines.filter((line) => line === '' || line.startsWith('#') || line !== line.trim())).toEqual([]);
});

test('a YAML file that is not what its schema says is refused', () => {
  expect(shippedYaml('media.yaml', z.object({ latin: z.array(z.string()) })).latin).toContain('reuters');
  expect(() => shippedYaml('media.yaml', z.object({ latin: z.number() }))).toThrow(/latin/);
});
