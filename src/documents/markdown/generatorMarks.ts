/** The fences of the containers that VitePress, VuePress, Hexo and Docusaurus draw boxes for: `::: tip 标题`. */
const CONTAINER =
  /^ {0,3}:{3,8}[ \t]{0,4}(?:\{?[a-z][\w-]{0,30}\}?)?(?:(?:[ \t]{1,4}|\[)([^\]]{1,100})\]?)?[ \t]{0,4}$/i;
/** Boxes that are called by nothing but their kind: 提示, 注意. */
const SHORTEST_BOX_TITLE = 5;

/** The line that makes a quotation a box in GitHub's and Obsidian's Markdown: `> [!NOTE]`, perhaps with a title. */
const CALLOUT = /^((?:[ \t]{0,3}>){1,8}[ \t]{0,3})\[![a-z]{2,20}\][+-]?[ \t]*/i;

/** What Liquid, Nunjucks and Hugo put in when they build the page: `{% note %}`, `{{< figure >}}`, `{{% notice %}}`. */
const TEMPLATE_TAG =
  /\{%-?[ \t]?[a-z_]{1,30}[^%{}\n]{0,300}%\}|\{\{<[^<>{}\n]{0,300}>\}\}|\{\{%[^%{}\n]{0,300}%\}\}/gi;

/** Attributes that kramdown gives the block or span before them: `{: .class }`. */
const ATTRIBUTES = /\{:[^{}\n]{0,200}\}/g;

/** Obsidian's embedded files, and its links to other notes by their names: `![[图.png]]`, `[[页|名]]`. */
const EMBEDDED = /!\[\[[^[\]\n]{1,200}\]\]/g;
const NOTE_LINK = /(?<!\[)\[\[(?=[^\s\]])([^[\]|\n]{1,200})(?:\|([^[\]|\n]{1,200}))?\]\](?![\](])/gu;

/** Marked text of many editors: `==重点==`; not comparisons. */
const MARKED = /(?<![=\w!<>])==(?=[^\s=])([^=\n]{1,300})==(?![=\w])/g;

/** A component of MDX or Vue that stands on a line of its own, as its attributes, its slash or its end tag show. */
const COMPONENT =
  /^[ \t]{0,8}<(?:\/[A-Z][\w.]{0,60}|[A-Z][\w.]{0,60}(?:[ \t][^<>\n]{0,500})?\/|[A-Z][\w.]{0,60}[ \t][^<>\n]{0,500})>[ \t]*$/;

/**
 * A line without the marks that site generators and note editors replace when they build the page, which no other
 * reader of Markdown knows. Empty where nothing else stood in it.
 */
export function withoutGeneratorMarks(line: string): string {
  if (!/[[{:=<]/.test(line)) return line;
  const [container, title = ''] = CONTAINER.exec(line) ?? [];
  if (container !== undefined) return title.trim().length < SHORTEST_BOX_TITLE ? '' : title.trim();
  if (COMPONENT.test(line)) return '';
  const text = line.replace(CALLOUT, '$1');
  // In code between backticks they are spoken of.
  if (text.includes('`')) return text;
  return text
    .replace(TEMPLATE_TAG, '')
    .replace(ATTRIBUTES, '')
    .replace(EMBEDDED, '')
    .replace(NOTE_LINK, (link, page: string, name?: string) => (/\p{L}/u.test(page) ? (name ?? page) : link))
    .replace(MARKED, '$1');
}
