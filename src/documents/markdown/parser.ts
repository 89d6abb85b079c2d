import createMarkdownIt, { type MarkdownIt } from 'markdown-it';
import { readBlockHtml } from './blockHtml.ts';
import { pairInOrder, pairLeftovers } from './emphasis/pairBold.ts';
import { readDelimiters } from './emphasis/readDelimiters.ts';
import { unpairSigns } from './emphasis/unpairSigns.ts';
import { readInlineTag } from './inlineHtml.ts';
import { readBareUrl, readFootnoteReference, readLink, readTaskBox } from './links.ts';
import { readNewline, refuseIndentedText } from './textLines.ts';

/** Deepest nesting of blocks and inlines; beyond it text is plain or left out. */
const DEEPEST_NESTING = 60;

/**
 * Creates a CommonMark parser with tables and `~~`, in which the rules that misread Chinese text are replaced. Setext
 * headings are off: `normaliseLines` turns the few intended ones into `#` headings, and the others are rules.
 */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: true, maxNesting: DEEPEST_NESTING });
  parser.disable('lheading');
  // Addresses stay as written; whether they may be followed is decided when they are resolved.
  parser.normalizeLink = (url) => url;
  parser.validateLink = () => true;
  parser.block.ruler.before('code', 'indented text', refuseIndentedText);
  parser.block.ruler.at('html_block', readBlockHtml, { alt: ['paragraph', 'reference', 'blockquote'] });
  const { ruler, ruler2 } = parser.inline;
  ruler.at('newline', readNewline);
  ruler.disable('strikethrough');
  ruler.at('emphasis', readDelimiters);
  ruler.before('link', 'task box', readTaskBox);
  ruler.before('link', 'footnote', readFootnoteReference);
  ruler.before('link', 'address in brackets', readLink);
  ruler.before('newline', 'bare address', readBareUrl);
  ruler.at('html_inline', readInlineTag);
  ruler2.after('balance_pairs', 'signs', unpairSigns);
  ruler2.after('signs', 'order', pairInOrder);
  ruler2.after('order', 'leftovers', pairLeftovers);
  // The line end that the library writes after it would be a second break.
  parser.renderer.rules.hardbreak = () => '<br>';
  return parser;
}
