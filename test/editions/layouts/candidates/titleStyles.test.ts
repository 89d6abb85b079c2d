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
