import { expect, inject, test } from 'vitest';
import { engine } from '../../database/engines.ts';
import { createAnyDatabase, dropDatabase, TEMPLATE } from '../../database/server/databases.ts';
import { runCluster } from './cluster.ts';

// In full size: npm run soak -- --processes 4. How many requests came in a second depends on the machine's other work here.
test.skipIf(engine === 'sqlite')(
  'two processes on one PostgreSQL, killed at random moments, deliver to each channel exactly once',
  async () => {
    const address = inject('postgres');
    const databaseUrl = await createAnyDatabase(address, TEMPLATE);
    try {
      const report = await runCluster({
        seed: 20241227,
        processes: 2,
        deliveries: 24,
        kills: 2,
        freezes: 0,
        freezeSeconds: 0,
        shards: 4,
        databaseUrl,
      });
      expect(report).toMatchObject({ faults: [], lost: 0, twice: 0 });
      expect(report.answered).toBeGreaterThan(0);
    } finally {
      await dropDatabase(address, databaseUrl);
    }
  },
  400_000,
);
