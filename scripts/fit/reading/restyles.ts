import type { Line } from '../../../src/editions/lines/line.ts';

/** Sets a title in another style; `swallows` if the line after it is now part of its own. */
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

/** Styles of titles that roundups have. */
export const TITLE_RESTYLES: readonly [Restyle, ...Restyle[]] = [
  // h2
  (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 2 }, swallows: false }),
  // h3
  (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 3 }, swallows: false }),
  // h4
  (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 4 }, swallows: false }),
  // h5
  (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'heading', level: 5 }, swallows: false }),
  // h3 numbered
  (l, n) => ({
    title: { ...plain(l, `${n}. ${strip(l.text)}`), kind: 'heading', level: 3 },
    swallows: false,
  }),
  // h2 numbered
  (l, n) => ({
    title: { ...plain(l, `${n}、${strip(l.text)}`), kind: 'heading', level: 2 },
    swallows: false,
  }),
  // h3 linked
  (l) => {
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
  // bold
  (l) => {
    const t = strip(l.text);
    return { title: { ...plain(l, t), bold: true, lead: t }, swallows: false };
  },
  // bold numbered
  (l, n) => {
    const t = `${n}、${strip(l.text)}`;
    return { title: { ...plain(l, t), bold: true, lead: t }, swallows: false };
  },
  // numbered 、
  (l, n) => ({ title: plain(l, `${n}、${strip(l.text)}`), swallows: false }),
  // numbered .
  (l, n) => ({ title: plain(l, `${n}.${strip(l.text)}`), swallows: false }),
  // numbered 0
  (l, n) => ({
    title: plain(l, `${String(n).padStart(2, '0')} ${strip(l.text)}`),
    swallows: false,
  }),
  // numbered linked
  (l, n) => {
    const t = strip(l.text);
    return {
      title: { ...plain(l, `${n}、${t}`), lead: t, links: [{ url: 'https://example.com/a', text: t }] },
      swallows: false,
    };
  },
  // plain
  (l) => ({ title: plain(l, strip(l.text)), swallows: false }),
  // plain2
  (l) => ({ title: plain(l, strip(l.text)), swallows: false }),
  // plain3
  (l) => ({ title: plain(l, strip(l.text)), swallows: false }),
  // plain stop
  (l) => ({ title: plain(l, `${strip(l.text)}。`), swallows: false }),
  // marked
  (l) => ({ title: plain(l, `●${strip(l.text)}`), swallows: false }),
  // marked 2
  (l) => ({ title: plain(l, `▍${strip(l.text)}`), swallows: false }),
  // bracketed
  (l) => ({ title: plain(l, `【${strip(l.text)}】`), swallows: false }),
  // linked
  (l) => {
    const t = strip(l.text);
    return {
      title: { ...plain(l, t), lead: t, links: [{ url: 'https://example.com/a', text: t }] },
      swallows: false,
    };
  },
  // item
  (l) => ({ title: { ...plain(l, strip(l.text)), kind: 'item', level: 1 }, swallows: false }),
  // item linked
  (l) => {
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
  // item bold
  (l) => {
    const t = strip(l.text);
    return { title: { ...plain(l, t), kind: 'item', level: 1, lead: t, bold: true }, swallows: false };
  },
  // lead :
  joined('：', 'paragraph', false),
  // lead 。
  joined('。', 'paragraph', false),
  // lead numbered
  joined('：', 'paragraph', true),
  // lead item
  joined('：', 'item', false),
  // lead item space
  joined(' ', 'item', false),
  // bracket lead
  joined('', 'paragraph', false, '】'),
];

/** Sets a section's name in another style; `order` counts the sections from 0. */
type RestyleSection = (line: Line, order: number) => Line;

/** Styles of sections that roundups have. */
export const SECTION_RESTYLES: readonly [RestyleSection, ...RestyleSection[]] = [
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
