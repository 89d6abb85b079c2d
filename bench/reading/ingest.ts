import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestPaths } from '../../src/cli/ingest.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { openStore } from '../../src/store/open.ts';
import { manyPosts } from './posts.ts';

/**
 * Ingests a folder of that many posts into a new store in one call, in a process of its own; prints posts a second and
 * peak memory. Segmentation and events follow ingest in batches and are measured elsewhere.
 */
const count = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
try {
  const posts = join(folder, 'posts');
  mkdirSync(posts);
  let number = 0;
  for (const post of manyPosts(count)) writeFileSync(join(posts, `${number++}.md`), post);
  const store = openStore(join(folder, 'store.db'));
  const started = performance.now();
  let counted = '';
  const lines = {
    out: (line: string) => {
      counted = line;
    },
    err: () => {},
  };
  await ingestPaths(
    store,
    [posts],
    { json: true, catchUp: async () => {}, texts: commandLineTexts('en-US').results },
    lines,
  );
  const seconds = (performance.now() - started) / 1000;
  await store.close();
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const ingested: { new: number } = JSON.parse(counted);
  process.stdout.write(
    JSON.stringify({ posts: ingested.new, ingestPostsPerSecond: Math.round(count / seconds), peakRssMb }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
