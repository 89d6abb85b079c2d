import { expect, test } from 'vitest';
import { withFrontMatterValues } from '../../src/documents/frontMatterReferences.ts';
import { readEdition } from '../../src/editions/readEdition.ts';

test.each(['$frontmatter.title', 'page.title', '$page.frontmatter.title'])(
  'a heading that prints {{ %s }} is the title in the front matter',
  (reference) => {
    const text = `---\ntitle: 示例周刊第 7 期\n---\n\n# {{ ${reference} }}\n\n## 甲公司开源编译器\n\n编译器支持三种平台。\n\n## 乙公司发布新机\n\n新机下周开售。\n`;
    const reading = readEdition({
      bytes: Buffer.from(text),
      origin: 'post.md',
      time: new Date('2031-03-05T00:00:00Z'),
    });
    expect(reading.kind === 'edition' && reading.edition.headline).toBe('示例周刊第 7 期');
  },
);

test('other braces, unknown fields and long values stay as written', () => {
  const text = '{{ $frontmatter.author }} {{ title }} {{ page.note }}';
  const values = new Map([
    ['title', '示例'],
    ['note', '长'.repeat(301)],
  ]);
  expect(withFrontMatterValues(text, values)).toBe(text);
});

test('a text full of references does not grow without limit', () => {
  const value = '例'.repeat(300);
  const printed = withFrontMatterValues('{{ page.title }}'.repeat(10_000), new Map([['title', value]]));
  expect(printed.split(value)).toHaveLength(21);
});
