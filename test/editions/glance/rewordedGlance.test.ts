import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';

const SAMPLES = join(import.meta.dirname, '../../../data/samples');
const TIME = new Date('2024-12-28T00:00:00Z');

/** The samples' glances tell nearly every story in other words than its title. */
test.each(readdirSync(SAMPLES).filter((name) => name.includes('geek-headlines')))(
  'the glance of %s is kept, each item leads to its story, and the advertisement’s poster is no story’s',
  (name) => {
    const reading = readEdition({ bytes: readFileSync(join(SAMPLES, name)), origin: name, time: TIME });
    if (reading.kind !== 'edition') throw new Error(`read as ${reading.kind}`);
    const { glance, stories, warnings } = reading.edition;
    expect(glance.length).toBe(stories.length);
    expect(new Set(glance.map(({ story }) => story))).toEqual(new Set(stories.map(({ id }) => id)));
    expect(stories.flatMap(({ images }) => images.map(({ url }) => url)).join()).not.toMatch(
      /group|poster|qr/u,
    );
    expect(warnings).toEqual([]);
  },
);
