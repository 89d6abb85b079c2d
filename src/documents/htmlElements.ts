/** Elements whose start and end separate blocks of text. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);

/** Block elements that hold others: an end tag inside them never closes what stands outside. */
export const CONTAINERS: ReadonlySet<string> = new Set(
  'article aside blockquote body center details div dl fieldset figure footer form header main nav ol section table td th ul'.split(
    ' ',
  ),
);

/** Elements without content. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base basefont br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/** Elements whose content is not the document's text. */
export const SKIPPED_ELEMENTS: ReadonlySet<string> = new Set(
  'script style svg math noscript template iframe object nav footer aside form button select textarea canvas audio video'.split(
    ' ',
  ),
);

/** Elements that make text bold. */
export const BOLD_ELEMENTS: ReadonlySet<string> = new Set(['b', 'strong']);

/** Which open element a start tag closes when the author did not: `<li>` ends the item before it. */
export const IMPLIED_ENDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['tr', ['tr', 'td', 'th']],
  ['td', ['td', 'th']],
  ['th', ['td', 'th']],
]);

const CONTENT_NAMES =
  /(?:^|\s)(?:content_views|article_content|js_content|rich_media_content|markdown-body|entry-content|post-content|article-content|article__content|post-body|articleContent|post_content|article-body)(?:\s|$)/;

/** Whether an element holds the article itself, the rest of the page being its frame. */
export function holdsContent(name: string, idAndClass: string): boolean {
  return name === 'article' || name === 'main' || CONTENT_NAMES.test(idAndClass);
}
