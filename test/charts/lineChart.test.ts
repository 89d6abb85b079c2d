import { expect, test } from 'vitest';
import { layOutChart, sparkline } from '../../src/charts/lineChart.ts';
import fc from '../properties.ts';

const series = (name: string, counts: number[], at?: number) => ({
  name,
  counts,
  facts: '',
  ...(at !== undefined && { peak: { at, text: '' } }),
});

test('rows lie at round numbers up to the highest value, and the last step has its label', () => {
  const labels = Array.from({ length: 90 }, (_, day) => `第${day + 1}天`);
  const chart = layOutChart(
    {
      labels,
      series: [
        series(
          '甲',
          labels.map((_, day) => day % 18),
          17,
        ),
      ],
    },
    680,
    320,
  );
  expect(chart.rows.map(({ label }) => label)).toEqual(['0', '5', '10', '15', '20']);
  expect(chart.steps.at(-1)?.label).toBe('第90天');
  expect(chart.steps.length).toBeLessThanOrEqual(6);
  expect(chart.marks).toEqual([{ x: expect.any(Number), y: expect.any(Number), series: 0, number: '1' }]);
});

test.each([
  [680, 4],
  [350, 2],
  [60, 1],
])('labels of days with their years never touch on a chart %d wide', (width, most) => {
  const labels = Array.from({ length: 157 }, (_, week) => `20${20 + (week % 5)}年12月${10 + (week % 20)}日`);
  const { steps } = layOutChart({ labels, series: [] }, width, 260);
  expect(steps).toHaveLength(most);
  expect(steps.at(-1)?.label).toBe(labels.at(-1));
  const gaps = steps.slice(1).map(({ x }, index) => x - (steps[index]?.x ?? 0));
  // Three Chinese characters and eight digits at 13 pixels, the last label to the left of its step.
  const label = 3 * 13 + 8 * 7;
  for (const gap of gaps) expect(gap).toBeGreaterThan(label);
  if (gaps.length > 0) expect(gaps.at(-1)).toBeGreaterThan(1.5 * label - (width - (steps.at(-1)?.x ?? 0)));
});

test('marks of words that peak at one place stand side by side, inside the chart', () => {
  for (const at of [0, 3, 5]) {
    const counts = [1, 1, 1, 1, 1, 1].map((count, place) => (place === at ? 4 : count));
    const { marks, left, right } = layOutChart(
      {
        labels: counts.map(String),
        series: ['甲', '乙', '丙', '丁', '戊'].map((name) => series(name, counts, at)),
      },
      350,
      260,
    );
    const places = marks.map(({ x }) => x).sort((one, other) => one - other);
    expect(places[0]).toBeGreaterThanOrEqual(left);
    expect(places.at(-1)).toBeLessThanOrEqual(right);
    for (const [index, x] of places.slice(1).entries())
      expect(x - (places[index] ?? 0)).toBeGreaterThanOrEqual(20);
  }
});

test('a series of zeros alone gets no line', () => {
  const chart = layOutChart(
    { labels: ['一', '二'], series: [series('甲', [0, 0]), series('乙', [1, 0])] },
    680,
    320,
  );
  expect(chart.paths).toEqual(['', expect.stringMatching(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/u)]);
});

test('every part lies within the chart, for any numbers', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 160 });
  fc.assert(
    fc.property(counts, (values) => {
      const at = values.indexOf(Math.max(...values));
      const chart = layOutChart({ labels: values.map(String), series: [series('甲', values, at)] }, 680, 320);
      const numbers = [...(chart.paths[0] ?? '').matchAll(/[ML]([\d.-]+) ([\d.-]+)/gu)];
      for (const [, x, y] of numbers) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(680);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(320);
      }
      expect(chart.rows.length).toBeLessThanOrEqual(6);
    }),
  );
});

test.each([
  ['each value its bar', [0, 1, 2, 4, 8], 10, ' ▁▂▄█'],
  ['neighbours added up where there are too many', [1, 1, 0, 0, 3, 1], 3, '▄ █'],
  ['nothing as nothing', [0, 0], 10, '  '],
  ['no values', [], 10, ''],
])('a sparkline shows %s', (_, counts, most, bars) => {
  expect(sparkline(counts, most)).toBe(bars);
});
