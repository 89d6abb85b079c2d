import { Parser } from 'htmlparser2';

/** Matches names of robot checks in ids, classes and addresses of scripts and frames. */
const CHECK_MARKS =
  /captcha|geetest|turnstile|challenge-platform|cf-challenge|cf_chl|slider-?verify|verify-?slider|nc_wrapper|awswaf|_incapsula_|perimeterx|px-block|datadome|waf-|aliyun_?waf|punish|js_verify|tcaptcha|dx-?captcha|yidun/i;

/** Visible text of a page, and signs of checks and logins in its markup. */
export interface SeenPage {
  /** Visible texts of the page, the title first, one for each block and link, split into sentences. */
  readonly segments: readonly string[];
  /** Texts for browsers without scripts. */
  readonly fallback: readonly string[];
  readonly characters: number;
  /** Characters of the title among them. */
  readonly titleCharacters: number;
  /** Number of scripts and frames, which may load content. */
  readonly scripts: number;
  readonly refreshes: boolean;
  readonly images: number;
  readonly asksPassword: boolean;
  readonly isMarked: boolean;
}

const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'svg', 'textarea', 'select']);
/** Inline elements, which do not end a text. */
const INLINE: ReadonlySet<string> = new Set([
  'b',
  'strong',
  'em',
  'i',
  'span',
  'font',
  'u',
  'mark',
  'code',
  'a',
]);

/** Reads the visible text of a page, without building its tree. */
export function readPage(html: string): SeenPage {
  const segments: string[] = [];
  const fallback: string[] = [];
  const page = {
    ...{ titleCharacters: 0, scripts: 0, images: 0 },
    ...{ refreshes: false, asksPassword: false, isMarked: false },
  };
  let hidden = 0;
  /** For each open element that may be hidden whether it is: shadow roots are shown. */
  const hiding: boolean[] = [];
  let withoutScript = 0;
  let text = '';
  let isTitle = false;
  const end = () => {
    for (const part of text.split(/[。！？!?\n]+/)) {
      const segment = part.replace(/\s+/g, ' ').trim();
      if (isTitle) page.titleCharacters += segment.length;
      if (segment !== '') (withoutScript > 0 ? fallback : segments).push(segment);
    }
    text = '';
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!INLINE.has(name)) end();
        const isHidden = HIDDEN.has(name) && attributes.shadowrootmode === undefined;
        if (HIDDEN.has(name)) hiding.push(isHidden);
        if (isHidden) hidden += 1;
        if (name === 'title' && hidden === 0) isTitle = true;
        if (name === 'noscript') withoutScript += 1;
        if (name === 'script' || name === 'frame' || name === 'iframe') page.scripts += 1;
        if (name === 'img') page.images += 1;
        page.refreshes ||= name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? '');
        page.asksPassword ||= name === 'input' && /^password$/i.test(attributes.type ?? '');
        const { id = '', class: classes = '', src = '', action = '' } = attributes;
        page.isMarked ||= CHECK_MARKS.test(`${id} ${classes} ${src} ${action}`.slice(0, 500));
      },
      ontext(part) {
        if (hidden === 0) text += part;
      },
      onclosetag(name) {
        if (!INLINE.has(name)) end();
        if (name === 'title') isTitle = false;
        if (HIDDEN.has(name) && hiding.pop()) hidden -= 1;
        if (name === 'noscript') withoutScript -= 1;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  end();
  const characters = segments.reduce((sum, segment) => sum + segment.length, 0);
  return { ...page, segments, fallback, characters };
}
