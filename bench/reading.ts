import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { load } from 'cheerio';
import { splitFrontMatter } from '../src/documents/frontMatter.ts';
import { readEdition } from '../src/editions/readEdition.ts';
import type { Document } from '../src/sources/document.ts';
import { HOSTILE } from './reading/hostile.ts';
import { corpusPosts, roundupPages, samplePosts } from './reading/posts.ts';

const TIME = new Date('2025-01-01T00:00:00Z');
const WARM_UP_ROUNDS = 3;
const ROUNDS = 5;
/**
 * Posts that each reader reads in a round: enough for the engine to compile both in the warm-up, and to collect each
 * side's garbage within its turn.
 */
const READS = 600;
const MEGABYTES = [1, 2, 4, 5];
const INGESTED_POSTS = 1_000;

/**
 * `npm run bench -- reading [POSTS]`: cost of reading a post relative to a bare `cheerio.load` of the same HTML, for
 * the shipped posts, for real ones, and for roundups whose layouts are ranked; cost of hostile documents of 1 to 5 MB
 * (wall time); and posts ingested a second. Both readers take turns and are measured in processor time. Each part is
 * printed to stderr as soon as it is measured.
 */
export default async function benchReading([count]: readonly string[]): Promise<object> {
  return {
    ...printed({ samples: costBesideLoad(samplePosts()) }),
    ...printed({ posts: corpusCost() }),
    ...printed({ outsideGlance: layoutCost() }),
    ...printed(hostileCosts()),
    ...printed({ ingest: measuredApart('ingest.ts', count ?? String(INGESTED_POSTS)) }),
  };
}

function printed<Part extends object>(part: Part): Part {
  process.stderr.write(`${JSON.stringify(part)}\n`);
  return part;
}

/** Cost for real posts; null if there are none. */
function corpusCost(): object | null {
  const posts = corpusPosts();
  return posts.length === 0 ? null : costBesideLoad(posts);
}

/** Cost for roundups without recognisable titles, so that layouts are ranked. */
function layoutCost(): object {
  const { from, posts } = roundupPages();
  const weighed = posts.filter((post) => {
    const reading = readEdition(documentOf(post));
    return reading.kind !== 'unreadable' && reading.choice !== null;
  });
  return { postsFrom: from, ...costBesideLoad(weighed) };
}

function documentOf(post: string): Document {
  return { bytes: Buffer.from(post), origin: 'post.md', time: TIME };
}

/** Returns the total cost of all posts, and the median and the worst ratio of single posts. */
function costBesideLoad(posts: readonly string[]): object {
  const documents = posts.map(documentOf);
  const bodies = posts.map((post) => splitFrontMatter(post).body);
  const repeats = Math.ceil(READS / posts.length);
  const parsed = new Float64Array(posts.length);
  const loaded = new Float64Array(posts.length);
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    if (round === WARM_UP_ROUNDS) {
      parsed.fill(0);
      loaded.fill(0);
    }
    for (const [i, document] of documents.entries())
      parsed[i] = (parsed[i] ?? 0) + cpuMillisecondsOf(() => void readEdition(document), repeats);
    for (const [i, body] of bodies.entries())
      loaded[i] = (loaded[i] ?? 0) + cpuMillisecondsOf(() => void load(body), repeats);
  }
  const reads = ROUNDS * repeats * posts.length;
  const [parseMs, loadMs] = [sum(parsed), sum(loaded)];
  const ratios = parsed.map((ms, i) => ms / (loaded[i] ?? 1)).sort();
  return {
    posts: posts.length,
    parseMsPerPost: rounded(parseMs / reads),
    cheerioLoadMsPerPost: rounded(loadMs / reads),
    ratio: rounded(parseMs / loadMs),
    medianRatio: rounded(ratios[ratios.length >> 1] ?? 0),
    worstRatio: rounded(ratios.at(-1) ?? 0),
  };
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Returns processor milliseconds, independent of the machine's load; garbage collection is included. */
function cpuMillisecondsOf(read: () => void, repeats: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i++) read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Runs a script of this bench in a process of its own and returns its figures. */
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
