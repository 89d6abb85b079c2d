import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SAMPLES = join(import.meta.dirname, '..', '..', 'data', 'samples');

/** The HTML posts that ship, as an archive keeps them. */
export function samplePosts(): string[] {
  const names = readdirSync(SAMPLES).filter((name) => name.endsWith('.html'));
  return names.map((name) => readFileSync(join(SAMPLES, name), 'utf8'));
}

/** So many different posts, made from the samples: each has a headline and an article number of its own. */
export function* manyPosts(count: number): Generator<string> {
  const samples = samplePosts();
  for (let i = 0; i < count; i++) {
    const sample = samples[i % samples.length] ?? '';
    const numbered = sample
      .replace(/^artid:.*$/m, `artid: ${120_000_000 + i}`)
      .replace(/<span class="artid"[^>]*>/, '');
    yield numbered.replace(/(<h1[^>]*>\s*)/, `$1第 ${i} 号样本；`);
  }
}
