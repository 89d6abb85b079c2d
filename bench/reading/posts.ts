import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitFrontMatter } from '../../src/documents/frontMatter.ts';
import { normaliseLines } from '../../src/documents/markdown/normaliseLines.ts';
import { createParser } from '../../src/documents/markdown/parser.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SAMPLES = join(ROOT, 'data', 'samples');
/** Folder of real posts, if the annotated corpus is beside the project. */
const CORPUS = join(ROOT, '..', 'shared', 'corpus', 'html');

/** Real roundups of many publishers, as Markdown and plain text. */
const ROUNDUPS = join(ROOT, '..', 'shared', 'roundups');
const GOLDEN = join(ROOT, 'test', 'editions', 'golden');

/** Returns the shipped HTML posts, as an archive keeps them. */
export function samplePosts(): string[] {
  const names = readdirSync(SAMPLES).filter((name) => name.endsWith('.html'));
  return names.map((name) => readFileSync(join(SAMPLES, name), 'utf8'));
}

/** Returns real HTML posts; empty if there is no annotated corpus. */
export function corpusPosts(): string[] {
  return existsSync(CORPUS)
    ? readdirSync(CORPUS).map((name) => readFileSync(join(CORPUS, name), 'utf8'))
    : [];
}

/** Returns real roundups if there are any, else the documents of the reader's tests, each rendered to HTML. */
export function roundupPages(): { readonly from: 'roundups' | 'goldens'; readonly posts: readonly string[] } {
  const [from, folder] = existsSync(ROUNDUPS)
    ? (['roundups', ROUNDUPS] as const)
    : (['goldens', GOLDEN] as const);
  const names = readdirSync(folder).filter((name) => /\.(?:md|txt|html)$/.test(name));
  return { from, posts: names.map((name) => pageOf(name, readFileSync(join(folder, name), 'utf8'))) };
}

const parser = createParser();

function pageOf(name: string, written: string): string {
  const { body } = splitFrontMatter(written);
  if (name.endsWith('.html')) return body;
  if (name.endsWith('.txt'))
    return body.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/^.+$/gm, '<p>$&</p>');
  const { lines, footnotes } = normaliseLines(body);
  return parser.render(lines.join('\n'), { footnotes });
}

/**
 * Generates that many different posts from the samples: each has a headline, an article number and titles of its own,
 * because an edition with stored titles is a copy.
 */
export function* manyPosts(count: number): Generator<string> {
  const samples = samplePosts();
  for (let i = 0; i < count; i++) {
    const sample = samples[i % samples.length] ?? '';
    const numbered = sample
      .replace(/^artid:.*$/m, `artid: ${120_000_000 + i}`)
      .replace(/<span class="artid"[^>]*>/, '');
    yield numbered.replace(/(<h1[^>]*>\s*)/, `$1第 ${i} 号样本；`).replace(/(<strong>\s*)/g, `$1样本${i}：`);
  }
}
