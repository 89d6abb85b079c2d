import type { Line } from '../../src/editions/lines/line.ts';

/** Random numbers that are the same every time. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

type Restyle = (title: Line, order: number, next: Line | undefined) => { title: Line; swallows: boolean };

const strip = (t: string) =>
  t
    .replace(
      /^\s*(?:[(（【]?\d{1,3}\s*[)）】]?\s*[、.．|丨]?\s*|[一二三四五六七八九十]{1,3}、|[●▲▍•·■◆#]+\s*)(?=\D)/u,
      '',
    )
    .replace(/^【(.+)】$/, '$1');
const plain = (l: Line, text: string): Line => ({
  ...l,
  kind: 'paragraph',
  level: 0,
  quoted: false,
  bold: false,
  fresh: true,
  lead: '',
  text,
  links: [],
});

const joined =
  (sep: string, kind: 'paragraph' | 'item', number: boolean, closing = ''): Restyle =>
  (l, n, next) => {
    const title = strip(l.text);
    if (!next || next.text.length < 12 || next.kind === 'heading')
      return { title: { ...plain(l, title), lead: title, bold: true }, swallows: false };
    const open = closing ? '【' : '';
    const text = `${number ? `${n}. ` : ''}${open}${title}${closing}${sep}${next.text}`;
    return {
      title: {
        ...plain(l, text),
        kind,
        level: kind === 'item' ? 1 : 0,
        lead: closing ? '' : title,
        links: next.links,
      },
      swallows: true,
    };
  };

const STYLES: Record<string, Restyle> = {
  h2: (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 2 }, swallows: false }),
  h3: (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 3 }, swallows: false }),
  h4: (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 4 }, swallows: false }),
  h5: (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 5 }, swallows: false }),
  'h3 numbered': (l, n) => ({
    title: { ...plain(l, `${n}. ${strip(l.text)}`), kind: 'heading', level: 3 },
    swallows: false,
  }),
  'h2 numbered': (l, n) => ({
    title: { ...plain(l, `${n}、${strip(l.text)}`), kind: 'heading', level: 2 },
    swallows: false,
  }),
  'h3 linked': (l) => {
    const t = strip(l.text);
    return {
      title: {
        ...plain(l, t),
        kind: 'heading',
        level: 3,
        lead: t,
        links: [{ url: 'https://example.com/a', text: t }],
      },
      swallows: false,
    };
  },
  bold: (l) => {
    const t = strip(l.text);
    return { title: { ...plain(l, t), bold: true, lead: t }, swallows: false };
  },
  'bold numbered': (l, n) => {
    const t = `${n}、${strip(l.text)}`;
    return { title: { ...plain(l, t), bold: true, lead: t }, swallows: false };
  },
  'numbered 、': (l, n) => ({ title: plain(l, `${n}、${strip(l.text)}`), swallows: false }),
  'numbered .': (l, n) => ({ title: plain(l, `${n}.${strip(l.text)}`), swallows: false }),
  'numbered 0': (l, n) => ({
    title: plain(l, `${String(n).padStart(2, '0')} ${strip(l.text)}`),
    swallows: false,
  }),
  'numbered linked': (l, n) => {
    const t = strip(l.text);
    return {
      title: { ...plain(l, `${n}、${t}`), lead: t, links: [{ url: 'https://example.com/a', text: t }] },
      swallows: false,
    };
  },
  plain: (l) => ({ title: plain(l, strip(l.text)), swallows: false }),
  plain2: (l) => ({ title: plain(l, strip(l.text)), swallows: false }),
  plain3: (l) => ({ title: plain(l, strip(l.text)), swallows: false }),
  'plain stop': (l) => ({ title: plain(l, `${strip(l.text)}。`), swallows: false }),
  marked: (l) => ({ title: plain(l, `●${strip(l.text)}`), swallows: false }),
  'marked 2': (l) => ({ title: plain(l, `▍${strip(l.text)}`), swallows: false }),
  bracketed: (l) => ({ title: plain(l, `【${strip(l.text)}】`), swallows: false }),
  linked: (l) => {
    const t = strip(l.text);
    return {
      title: { ...plain(l, t), lead: t, links: [{ url: 'https://example.com/a', text: t }] },
      swallows: false,
    };
  },
  item: (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'item', level: 1 }, swallows: false }),
  'item linked': (l) => {
    const t = strip(l.text);
    return {
      title: {
        ...plain(l, t),
        kind: 'item',
        level: 1,
        lead: t,
        links: [{ url: 'https://example.com/a', text: t }],
      },
      swallows: false,
    };
  },
  'item bold': (l) => {
    const t = strip(l.text);
    return { title: { ...plain(l, t), kind: 'item', level: 1, lead: t, bold: true }, swallows: false };
  },
  'lead :': joined('：', 'paragraph', false),
  'lead 。': joined('。', 'paragraph', false),
  'lead numbered': joined('：', 'paragraph', true),
  'lead item': joined('：', 'item', false),
  'lead item space': joined(' ', 'item', false),
  'bracket lead': joined('', 'paragraph', false, '】'),
};
const NAMES = Object.keys(STYLES);

const SECTION_STYLES: ((l: Line, n: number) => Line)[] = [
  (l) => ({ ...plain(l, strip(l.text)), kind: 'heading', level: 1 }),
  (l) => ({ ...plain(l, strip(l.text)), kind: 'heading', level: 2 }),
  (l) => ({ ...plain(l, strip(l.text)), kind: 'heading', level: 2 }),
  (l) => ({ ...plain(l, strip(l.text)), kind: 'heading', level: 3 }),
  (l) => ({ ...plain(l, strip(l.text)), bold: true, lead: strip(l.text) }),
  (l) => ({ ...plain(l, `【${strip(l.text)}】`), bold: true, lead: `【${strip(l.text)}】` }),
  (l, n) => plain(l, `${'一二三四五六七八九十'[n] ?? '十'}、${strip(l.text)}`),
  (l) => plain(l, `【${strip(l.text)}】`),
  (l) => plain(l, strip(l.text)),
];

/** Returns the lines of a document with its titles and sections in other styles, and the new indexes of its titles. */
export function augment(
  lines: readonly Line[],
  titles: ReadonlySet<number>,
  sections: ReadonlySet<number>,
  random: () => number,
): { lines: Line[]; titles: Set<number> } {
  const style = STYLES[NAMES[Math.floor(random() * NAMES.length)] ?? 'h2'] as Restyle;
  const section = SECTION_STYLES[Math.floor(random() * SECTION_STYLES.length)] as (
    l: Line,
    n: number,
  ) => Line;
  const dropsSections = random() < 0.2;
  const dropsImages = random() < 0.4;
  const restart = random() < 0.5;
  const first = Math.min(...titles);
  const dropsIntro = random() < 0.25;
  const oneBlock = random() < 0.15;
  const flattensHeadings = random() < 0.5;
  const out: Line[] = [];
  const found = new Set<number>();
  let order = 0;
  let sectionNumber = 0;
  let block = 0;
  let lastBlock = -1;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (dropsIntro && i < first && !sections.has(i) && i > 2) continue;
    if (dropsImages && line.image) continue;
    if (line.block !== lastBlock && !(oneBlock && i > first)) block++;
    lastBlock = line.block;
    let made: Line = line;
    if (titles.has(i)) {
      order++;
      block++;
      const { title, swallows } = style(line, order, lines[i + 1]);
      found.add(out.length);
      made = title;
      if (swallows) i++;
      lastBlock = -1;
    } else if (sections.has(i)) {
      if (restart) order = 0;
      if (dropsSections) continue;
      block++;
      made = section(line, sectionNumber++);
      lastBlock = -1;
    } else if (line.kind === 'heading' && flattensHeadings && i > first)
      made = { ...line, kind: 'paragraph', level: 0, bold: true, lead: line.text };
    out.push({ ...made, index: out.length, block });
  }
  return { lines: out, titles: found };
}
