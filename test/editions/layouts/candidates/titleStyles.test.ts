import { expect, test } from 'vitest';
import { candidatesIn } from '../candidatesIn.ts';

const styleOf = (title: string) => candidatesIn([`[${title}](https://a.example/b)`]).all[0]?.style;

test('a link alone in its line is a linked title up to the length of any title', () => {
  const title =
    'Northern towns agree on one timetable for ferries, trains and buses around the bay by spring 2032';
  expect(title.length).toBeGreaterThan(90);
  expect(styleOf(title)).toBe('linked');
  expect(styleOf(`${title}, after four years of talks`)).not.toBe('linked');
});

test('a line behind a sign is a title, but the name of what follows if it ends with a colon', () => {
  const styles = (text: string) => candidatesIn([text]).all[0]?.styles;
  expect(styles('※海湾云服务恢复')).toEqual(['marked']);
  expect(styles('※今日天气：')).toBeUndefined();
  expect(styles('●新聞重點:')).toBeUndefined();
});

test('a line of links to places of its page is its contents and no title, and one of links to others may be one', () => {
  const shown = (address: string) =>
    candidatesIn([`[海湾银行](${address}bank) [北城出租车](${address}taxi)`]).all.length;
  expect(shown('#')).toBe(0);
  expect(shown('https://a.example/')).toBe(1);
});

test('a name in bold before a dash has the same style with and without a sign before it', () => {
  const style = (text: string) => candidatesIn([text]).all[0]?.style;
  const named = '**海湾银行恢复手机服务** — 银行今天说，服务在中午已经恢复。';
  expect(style(named)).toBe('lead line');
  expect(style(`🧊 ${named}`)).toBe('lead line');
  expect(style('🧊 海湾银行恢复手机服务，银行今天说，服务在中午已经恢复。')).toBe('marked line');
});
