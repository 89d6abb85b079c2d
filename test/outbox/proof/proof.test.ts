import { expect, test } from 'vitest';
import { runChaos } from './chaos.ts';
import { runCrash } from './crash.ts';

// In full size: npm run soak. The machine may be busy with other tests, so a limit may be met now and then here.

test('killed at random moments, the bot delivers to each channel exactly once', async () => {
  const report = await runCrash({ seed: 20241227, deliveries: 24, kills: 4 });
  expect(report).toMatchObject({ faults: [] });
}, 240_000);

test('through every kind of trouble, nothing is lost, nothing comes twice, and nobody waits unfairly', async () => {
  const report = await runChaos({
    seed: 20241227,
    deliveries: 60,
    outageSeconds: 4,
    scale: 3,
    tolerance: 0.1,
  });
  expect(report).toMatchObject({ faults: [] });
}, 240_000);
