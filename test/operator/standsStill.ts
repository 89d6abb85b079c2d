// Watched closely: stands still for good (1), or works in turns of the loop for longer than a standstill may take (0).
import { setTimeout as wait } from 'node:timers/promises';
import { watchForStall } from '../../src/operator/stallWatch.ts';

const watch = watchForStall({ stallSeconds: 2, checkMilliseconds: 200 });
if (process.argv[2] === '1') {
  await wait(500);
  for (;;);
}
for (let turn = 0; turn < 50; turn += 1) await wait(100);
await watch.stop();
process.disconnect?.();
