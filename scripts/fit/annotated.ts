import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Annotated {
  readonly id: string;
  readonly publisher: string;
  readonly bytes: Uint8Array;
  readonly titles: readonly string[];
  readonly starts: readonly string[];
  readonly notStories: readonly string[];
  readonly roundup: boolean;
  readonly source: string;
}

/** As the scorer compares titles. */
export function norm(s: string): string {
  return s
    .replace(/^\s*(?:第?[0-9０-９一二三四五六七八九十]+[、.．:：)）]\s*|[#●▲▍•·*-]+\s*|【[^】]{1,6}】)/, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
    .toLowerCase();
}

export function readAnnotated(dir: string): Annotated[] {
  const index = join(dir, 'index.json');
  if (existsSync(index)) {
    const entries = JSON.parse(readFileSync(index, 'utf8')) as Record<string, unknown>[];
    return entries.flatMap((e) => {
      const file = String(e.file);
      if (!existsSync(join(dir, file))) return [];
      return [
        {
          id: file,
          publisher: publisherOf(String(e.publisher ?? file)),
          bytes: readFileSync(join(dir, file)),
          titles: (e.titles as string[] | undefined) ?? [],
          starts: (e.story_starts as string[] | undefined) ?? [],
          notStories: [...((e.non_story_headings as string[]) ?? []), ...((e.sections as string[]) ?? [])],
          roundup:
            e.not_a_roundup !== true &&
            e.article !== true &&
            (((e.titles as string[] | undefined) ?? []).length > 0 ||
              ((e.story_starts as string[] | undefined) ?? []).length > 0),
          source: String(e.source ?? 'shared'),
        },
      ];
    });
  }
  if (existsSync(join(dir, 'gold'))) {
    return readdirSync(join(dir, 'gold')).flatMap((name) => {
      const id = name.replace(/\.json$/, '');
      const gold = JSON.parse(readFileSync(join(dir, 'gold', name), 'utf8'));
      const stories: { title: string }[] =
        gold.stories ?? gold.sections.flatMap((s: { stories: unknown[] }) => s.stories);
      return [`html/${id}.md`, `markdown/${id}.md`, `${id}.txt`]
        .filter((f) => existsSync(join(dir, f)))
        .map((file) => ({
          id: file,
          publisher: 'csdn',
          bytes: readFileSync(join(dir, file)),
          titles: stories.map(({ title }) => title),
          starts: [],
          notStories: [],
          roundup: true,
          source: 'shared',
        }));
    });
  }
  if (dir.includes('golden')) {
    return readdirSync(dir)
      .filter((name) => !name.endsWith('.json'))
      .flatMap((name) => {
        const gold = JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8'));
        if (gold.error) return [];
        const article =
          gold.kind === 'article' || gold.warnings.some((w: { code: string }) => w.code === 'not-a-roundup');
        return [
          {
            id: `golden ${name}`,
            publisher: `golden ${name.split('.')[0]}`,
            bytes: readFileSync(join(dir, name)),
            titles: article ? [] : gold.stories.map((s: { title: string }) => s.title),
            starts: [],
            notStories: [],
            roundup: !article && gold.stories.length > 0,
            source: 'golden',
          },
        ];
      });
  }
  return readdirSync(dir).map((file) => ({
    id: file,
    publisher: articlePublisher(file),
    bytes: readFileSync(join(dir, file)),
    titles: [],
    starts: [],
    notStories: [],
    roundup: false,
    source: 'shared',
  }));
}

const FAMILIES = [
  '36氪',
  '8点1氪',
  '爱范儿',
  'i黑马',
  '黑马',
  '阮一峰',
  '第一财经',
  'Linux中国',
  'CSDN',
  'iOS',
];
function publisherOf(name: string): string {
  return FAMILIES.find((f) => name.includes(f)) ?? name.split(/[ (（/]/)[0] ?? name;
}

function articlePublisher(file: string): string {
  return file.split('-')[0]?.split('_')[0] ?? file;
}
