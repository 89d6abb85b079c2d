/** Fences of the containers that VitePress, VuePress, Hexo and Docusaurus render as boxes: `::: tip 标题`. */
const CONTAINER =
  /^ {0,3}:{3,8}[ \t]{0,4}(?:\{?[a-z][\w-]{0,30}\}?)?(?:(?:[ \t]{1,4}|\[)([^\]]{1,100})\]?)?[ \t]{0,4}$/i;
/** Shortest title of a box in characters; shorter ones only name its kind: 提示, 注意. */
const SHORTEST_BOX_TITLE = 5;

/** First line of a box in GitHub's and Obsidian's Markdown: `> [!NOTE]`, possibly with a title. */
const CALLOUT = /^((?:[ \t]{0,3}>){1,8}[ \t]{0,3})\[![a-z]{2,20}\][+-]?[ \t]*/i;

/** Template tags of Liquid, Nunjucks and Hugo: `{% note %}`, `{{< figure >}}`, `{{% notice %}}`. */
const TEMPLATE_TAG =
  /\{%-?[ \t]?[a-z_]{1,30}[^%{}\n]{0,300}%\}|\{\{<[^<>{}\n]{0,300}>\}\}|\{\{%[^%{}\n]{0,300}%\}\}/gi;

/** Comments of MDX, in which Docusaurus keeps the anchors of headings: `## 标题 {/* #name *\/}`. */
const MDX_COMMENT = /[ \t]{0,4}\{\/\*[^{}\n]{0,300}\*\/\}/g;
/** The same at a line's end, behind code between backticks too. */
const LAST_MDX_COMMENT = /[ \t]{0,4}\{\/\*[^{}`\n]{0,300}\*\/\}[ \t]{0,4}$/;

/** Attributes that kramdown gives the block or span before them: `{: .class }`. */
const ATTRIBUTES = /\{:[^{}\n]{0,200}\}/g;

/** Obsidian's embedded files, and its links to other notes by their names: `![[图.png]]`, `[[页|名]]`. */
const EMBEDDED = /!\[\[[^[\]\n]{1,200}\]\]/g;
const NOTE_LINK = /(?<!\[)\[\[(?=[^\s\]])([^[\]|\n]{1,200})(?:\|([^[\]|\n]{1,200}))?\]\](?![\](])/gu;

/** Marked text of many editors: `==重点==`; not comparisons. */
const MARKED = /(?<![=\w!<>])==(?=[^\s=])([^=\n]{1,300})==(?![=\w])/g;

/** Component of MDX or Vue on a line of its own, recognised by its attributes, slash or end tag. */
const COMPONENT =
  /^[ \t]{0,8}<(?:\/[A-Z][\w.]{0,60}|[A-Z][\w.]{0,60}(?:[ \t][^<>\n]{0,500})?\/|[A-Z][\w.]{0,60}[ \t][^<>\n]{0,500})>[ \t]*$/;

/**
 * Removes the marks of site generators and note editors from a line, which CommonMark does not know. Returns an empty
 * text if nothing else is in it.
 */
export function withoutGeneratorMarks(line: string): string {
  if (!/[[{:=<]/.test(line)) return line;
  const [container, title = ''] = CONTAINER.exec(line) ?? [];
  if (container !== undefined) return title.trim().length < SHORTEST_BOX_TITLE ? '' : title.trim();
  if (COMPONENT.test(line)) return '';
  const text = line.replace(CALLOUT, '$1').replace(LAST_MDX_COMMENT, '');
  // In code between backticks the marks are text.
  if (text.includes('`')) return text;
  return text
    .replace(TEMPLATE_TAG, '')
    .replace(MDX_COMMENT, '')
    .replace(ATTRIBUTES, '')
    .replace(EMBEDDED, '')
    .replace(NOTE_LINK, (link, page: string, name?: string) => (/\p{L}/u.test(page) ? (name ?? page) : link))
    .replace(MARKED, '$1');
}
