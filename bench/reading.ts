import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { load } from 'cheerio';
import { splitFrontMatter } from '../src/documents/frontMatter.ts';
import { readEdition } from '../src/editions/readEdition.ts';
import type { Document } from '../src/sources/document.ts';
import { HOSTILE } from './reading/hostile.ts';
import { htmlPosts, roundupPages } from './reading/posts.ts';

const TIME = new Date('2025-01-01T00:00:00Z');
const WARM_UP_ROUNDS = 3;
const ROUNDS = 5;
/**
 * Posts that either side reads in a round, however many there are: enough for the engine to have compiled both after
 * the warm-up, and for the garbage of each side to be collected within its turn.
 */
const READS = 900;
const MEGABYTES = [1, 2, 4, 5];
const INGESTED_POSTS = 10_000;

/**
 * `npm run bench -- reading [POSTS]`: what reading a post costs beside a bare `cheerio.load` of the same HTML, the same
 * for roundups whose layout must be weighed, what
 * hostile documents of 1 to 5 MB cost (wall time), and how fast 10,000 posts come to be stored text. Both readers take
 * turns; what they cost is processor time.
 */
export default async function benchReading([count]: readonly string[]): Promise<object> {
  return {
    ...readingCost(),
    ...layoutCost(),
    ...measuredApart('ingest.ts', count ?? String(INGESTED_POSTS)),
    ...hostileCosts(),
  };
}

function readingCost(): object {
  const { from, posts } = htmlPosts();
  return { postsFrom: from, ...costBesideLoad(posts) };
}

/** The same for roundups whose titles no glance tells, so that layouts are weighed. */
function layoutCost(): object {
  const { from, posts } = roundupPages();
  const weighed = posts.filter((post) => {
    const reading = readEdition(documentOf(post));
    return reading.kind !== 'unreadable' && reading.choice !== null;
  });
  return { outsideGlance: { postsFrom: from, posts: weighed.length, ...costBesideLoad(weighed) } };
}

function documentOf(post: string): Document {
  return { bytes: Buffer.from(post), origin: 'post.md', time: TIME };
}

function costBesideLoad(posts: readonly string[]): object {
  const documents = posts.map(documentOf);
  const bodies = posts.map((post) => splitFrontMatter(post).body);
  const repeats = Math.ceil(READS / posts.length);
  const parse = () => documents.forEach((document) => void readEdition(document));
  const loadAll = () => bodies.forEach((body) => void load(body));
  let parseMs = 0;
  let loadMs = 0;
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const [parsed, loaded] = [cpuMillisecondsOf(parse, repeats), cpuMillisecondsOf(loadAll, repeats)];
    if (round < WARM_UP_ROUNDS) continue;
    parseMs += parsed;
    loadMs += loaded;
  }
  const reads = ROUNDS * repeats * posts.length;
  return {
    parseMsPerPost: rounded(parseMs / reads),
    cheerioLoadMsPerPost: rounded(loadMs / reads),
    ratio: rounded(parseMs / loadMs),
  };
}

/** Processor time, so that a busy machine slows neither side; garbage collection is part of it. */
function cpuMillisecondsOf(read: () => void, repeats: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i++) read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What a script of this bench measures in a process of its own. */
function measuredApart(script: string, ...args: readonly string[]): Record<string, number> {
  const path = join(import.meta.dirname, 'reading', script);
  return JSON.parse(execFileSync(process.execPath, [path, ...args], { encoding: 'utf8' }));
}

function hostileCosts(): object {
  const hostileMs: Record<string, Record<string, number>> = {};
  let [hostileSlowestMs, hostilePeakRssMb] = [0, 0];
  for (const name of Object.keys(HOSTILE)) {
    const bySize: Record<string, number> = {};
    for (const megabytes of MEGABYTES) {
      const { ms = 0, peakRssMb = 0 } = measuredApart('hostileCost.ts', name, String(megabytes));
      bySize[`${megabytes}MB`] = ms;
      hostileSlowestMs = Math.max(hostileSlowestMs, ms);
      hostilePeakRssMb = Math.max(hostilePeakRssMb, peakRssMb);
    }
    hostileMs[name] = bySize;
  }
  return { hostileMs, hostileSlowestMs, hostilePeakRssMb };
}

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}
