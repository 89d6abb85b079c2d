import type { BlockShape } from '../blockBuilder.ts';
import type { HtmlAttributes } from './attributes.ts';
import { contentRank, type ElementMeaning } from './elements.ts';

/** State in which text is read at one place of an HTML document. */
export interface HtmlState {
  readonly bold: boolean;
  readonly url: string | null;
  readonly skipped: boolean;
  /** Whether it is skipped only because it is in the frame of the page: navigation, footers, asides. */
  readonly framed: boolean;
  readonly quoted: boolean;
  /** Rank of belonging to the article, see `contentRank`. */
  readonly content: number;
  /** Depth of nested lists. */
  readonly lists: number;
  readonly kind: BlockShape['kind'];
  readonly level: number;
}

/** State outside all elements. */
export const OUTERMOST: HtmlState = {
  bold: false,
  url: null,
  skipped: false,
  framed: false,
  quoted: false,
  content: 0,
  lists: 0,
  kind: 'paragraph',
  level: 0,
};

/** Returns the state inside an element; the same object if the element changes nothing. */
export function stateInside(
  outside: HtmlState,
  name: string,
  meaning: ElementMeaning,
  attributes: HtmlAttributes,
): HtmlState {
  const plain = attributes.size === 0 && !meaning.bold && !meaning.skipped;
  if (plain && !meaning.shapes) return outside;
  const style = attributes.get('style') ?? '';
  const names = namesOf(attributes);
  const hidden = attributes.size > 0 && isHidden(name, style, names, attributes);
  const isOutOfSight = hidden || (meaning.skipped && !meaning.frame);
  const { kind, level } = shapeInside(outside, name, meaning);
  return {
    bold: outside.bold || meaning.bold || (style !== '' && /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)),
    url: (name === 'a' ? attributes.get('href')?.trim() : undefined) ?? outside.url,
    skipped: outside.skipped || meaning.skipped || hidden,
    framed: (outside.framed || (meaning.frame && !outside.skipped)) && !isOutOfSight,
    quoted: outside.quoted || name === 'blockquote',
    content: Math.max(outside.content, contentRank(name, names)),
    lists: outside.lists + (meaning.list ? 1 : 0),
    kind,
    level,
  };
}

/** Returns the id and the classes of an element as one text; empty if it has none. */
function namesOf(attributes: HtmlAttributes): string {
  const [id, classes] = [attributes.get('id'), attributes.get('class')];
  return id === undefined && classes === undefined ? '' : `${id ?? ''} ${classes ?? ''}`;
}

function isHidden(name: string, style: string, names: string, attributes: HtmlAttributes): boolean {
  if (attributes.has('hidden') || (names !== '' && ALOUD.test(names))) return true;
  if (style === '') return false;
  return /display\s*:\s*none/i.test(style) || (TEXTUAL.has(name) && /visibility\s*:\s*hidden/i.test(style));
}

/** Elements of text alone: a whole page that is invisible, as WeChat's is, is shown by its script. */
const TEXTUAL: ReadonlySet<string> = new Set('p span a b i em strong font li h2 h3 h4 h5 h6 td'.split(' '));

/** Classes of texts for screen readers only: Bootstrap's, WordPress's. */
const ALOUD = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text)(?:\s|$)/;

function shapeInside(
  outside: HtmlState,
  name: string,
  { heading, list }: ElementMeaning,
): Pick<HtmlState, 'kind' | 'level'> {
  if (heading > 0) return { kind: 'heading', level: heading };
  if (name === 'li') return { kind: 'item', level: Math.max(1, outside.lists) };
  if (name === 'pre') return { kind: 'code', level: 0 };
  return list ? { kind: 'paragraph', level: 0 } : outside;
}
