import { unitAt } from '../../text/unitAt.ts';

/** Names that most elements and attributes have. */
const USUAL =
  'p div span a b strong em i u s br hr img h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre code blockquote table thead tbody ' +
  'tfoot tr td th caption figure figcaption section article main header footer nav aside form input button label font ' +
  'small sub sup picture source video audio iframe svg script style noscript template link meta title head body html ' +
  'href src class id alt width height target rel type name content property charset lang align border data-src ' +
  'data-original srcset loading itemprop datetime';

/** These names by {@link placeOf}: where they are written, no string is made. */
const NAMES: string[] = [];
for (const name of USUAL.split(' '))
  NAMES[placeOf(unitAt(name, 0), unitAt(name, name.length - 1), name.length)] ??= name;

function placeOf(first: number, last: number, length: number): number {
  return ((first * 31 + last) * 7 + length) & 0x3ff;
}

/** Returns the name of an element or an attribute between two places, in lower case. */
export function nameIn(html: string, start: number, end: number): string {
  const name = NAMES[placeOf(unitAt(html, start), unitAt(html, end - 1), end - start)];
  return name !== undefined && name.length === end - start && html.startsWith(name, start)
    ? name
    : html.slice(start, end).toLowerCase();
}
