import { Tokenizer } from 'htmlparser2';
import { READING_LIMITS, type Reading } from './block.ts';
import { BlockBuilder } from './blockBuilder.ts';
import { Attributes } from './htmlAttributes.ts';
import {
  BLOCK_ELEMENTS,
  BOLD_ELEMENTS,
  CONTAINERS,
  holdsContent,
  IMPLIED_ENDS,
  SKIPPED_ELEMENTS,
  VOID_ELEMENTS,
} from './htmlElements.ts';
import { type Frame, ROOT } from './htmlFrame.ts';

/**
 * Reads HTML to blocks in one pass, without a tree: linear in its size however deep or badly closed it is.
 * `softBreaks` is for HTML made from Markdown, where a line end is the author's.
 */
export function readHtml(html: string, { softBreaks = false } = {}): Reading {
  return new HtmlReader(html, softBreaks).read();
}

class HtmlReader {
  private readonly html: string;
  private readonly builder: BlockBuilder;
  private readonly tokenizer: Tokenizer;
  /** For each block whether it stands in the article proper. */
  private readonly inContent: boolean[] = [];
  private readonly open: Frame[] = [];
  private top: Frame = ROOT;
  /** Open elements beyond the depth limit: counted, so that their end tags close nothing else. */
  private overflow = 0;
  private tag = '';
  private attribute = '';
  private value = '';
  private readonly attributes = new Attributes();
  private tags = 0;
  private title: string | null = null;
  private published: string | null = null;
  private url: string | null = null;

  constructor(html: string, softBreaks: boolean) {
    this.html = html;
    this.builder = new BlockBuilder(softBreaks);
    this.tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, this);
  }

  read(): Reading {
    this.tokenizer.write(this.html);
    if (this.tokenizer.running) this.tokenizer.end();
    else this.onend();
    const { blocks, truncated } = this.builder;
    const content = blocks.filter(
      (block, i) => this.inContent[i] || (block.kind === 'heading' && block.level === 1),
    );
    const article = this.inContent.some(Boolean) ? content : blocks;
    const { title, published, url } = this;
    return { blocks: article, markup: { title: title?.trim() || null, published, url }, truncated };
  }

  ontext(start: number, end: number): void {
    this.addText(this.html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.addText(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, end).toLowerCase();
    this.attributes.clear();
    if (this.builder.isFull || ++this.tags > READING_LIMITS.tags) this.stop();
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    this.attributes.add(this.attribute, this.value);
  }

  onselfclosingtag(): void {
    this.onopentagend();
    // HTML ignores the slash except on foreign elements, which are skipped anyway.
    if (SKIPPED_ELEMENTS.has(this.tag)) this.close(this.tag);
  }

  onopentagend(): void {
    const name = this.tag;
    if (VOID_ELEMENTS.has(name)) this.readVoid(name);
    else this.openElement(name);
  }

  onclosetag(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    if (name === 'br') this.builder.addBreak();
    else if (!VOID_ELEMENTS.has(name)) this.close(name);
  }

  onend(): void {
    this.endBlock();
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  /** Reads no further: a limit is reached. */
  private stop(): void {
    this.builder.truncated = true;
    this.tokenizer.pause();
  }

  private addText(text: string): void {
    if (this.top.name === 'title' && !this.top.skipped)
      this.title = ((this.title ?? '') + text).slice(0, 1000);
    else if (!this.top.skipped) this.builder.addText(text, this.top);
  }

  private readVoid(name: string): void {
    if (name === 'meta') this.readMeta();
    else if (name === 'link') this.readLink();
    else if (this.top.skipped) return;
    else if (name === 'br') this.builder.addBreak();
    else if (name === 'img') this.readImage();
    else if (name === 'hr') {
      this.endBlock();
      this.builder.addRule(this.top.quoted);
      this.markContent();
    }
  }

  private readImage(): void {
    const { attributes } = this;
    const inline = attributes.get('src');
    const lazy =
      attributes.get('data-src') ?? attributes.get('data-original') ?? attributes.get('data-actualsrc');
    const url = inline && !inline.startsWith('data:') ? inline : lazy;
    if (url) this.builder.addImage({ url: url.trim(), alt: attributes.get('alt')?.trim() ?? '' });
  }

  private readMeta(): void {
    const name = (this.attributes.get('property') ?? this.attributes.get('name') ?? '').toLowerCase();
    const content = this.attributes.get('content');
    if (content === undefined) return;
    if (name === 'article:published_time' || name === 'pubdate' || name === 'publishdate')
      this.published ??= content;
    else if (name === 'og:url') this.url ??= content;
    else if (name === 'og:title') this.title ??= content;
  }

  private readLink(): void {
    if (this.attributes.get('rel')?.toLowerCase() === 'canonical')
      this.url = this.attributes.get('href') ?? this.url;
  }

  private openElement(name: string): void {
    const isBlock = BLOCK_ELEMENTS.has(name);
    if (isBlock) {
      this.endBlock();
      this.closeImplied(name);
    }
    if (this.open.length >= READING_LIMITS.depth) {
      this.overflow++;
      return;
    }
    this.open.push(this.frameOf(name));
    this.top = this.open.at(-1) ?? ROOT;
  }

  private frameOf(name: string): Frame {
    const { top, attributes } = this;
    const style = attributes.get('style');
    const heading = /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
    const list = name === 'ul' || name === 'ol' || name === 'menu';
    const href = name === 'a' ? attributes.get('href')?.trim() : undefined;
    const hidden = attributes.has('hidden') || (style !== undefined && /display\s*:\s*none/i.test(style));
    const lists = list ? top.lists + 1 : top.lists;
    const names = attributes.size > 0 ? `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}` : '';
    return {
      name,
      bold:
        top.bold ||
        BOLD_ELEMENTS.has(name) ||
        (style !== undefined && /font-weight\s*:\s*(bold|[6-9]00)/i.test(style)),
      url: href ?? top.url,
      skipped: top.skipped || hidden || SKIPPED_ELEMENTS.has(name),
      quoted: top.quoted || name === 'blockquote',
      content: top.content || holdsContent(name, names),
      lists,
      shape:
        heading > 0
          ? 'heading'
          : name === 'li'
            ? 'item'
            : name === 'pre'
              ? 'code'
              : list
                ? 'paragraph'
                : top.shape,
      level: heading > 0 ? heading : name === 'li' ? Math.max(1, top.lists) : list ? 0 : top.level,
    };
  }

  /** Closes what a block's start tag ends by itself: an open paragraph, the item or cell before. */
  private closeImplied(name: string): void {
    const implied = IMPLIED_ENDS.get(name);
    for (let i = this.open.length - 1; i >= 0; i--) {
      const frame = this.open[i];
      if (frame === undefined) return;
      if (frame.name === 'p' || implied?.includes(frame.name)) {
        this.truncateOpen(i);
        continue;
      }
      if (CONTAINERS.has(frame.name) || frame.name === 'li' || frame.name === 'tr') return;
    }
  }

  private close(name: string): void {
    const isBlock = BLOCK_ELEMENTS.has(name);
    if (isBlock) this.endBlock();
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    for (let i = this.open.length - 1; i >= 0; i--) {
      const frame = this.open[i];
      if (frame?.name === name) {
        this.truncateOpen(i);
        return;
      }
      if (!isBlock && frame && CONTAINERS.has(frame.name)) return;
    }
  }

  private truncateOpen(length: number): void {
    this.open.length = length;
    this.top = this.open.at(-1) ?? ROOT;
  }

  private endBlock(): void {
    const { shape: kind, level, quoted } = this.top;
    this.builder.endBlock({ kind, level, quoted });
    this.markContent();
  }

  private markContent(): void {
    if (this.builder.blocks.length > this.inContent.length) this.inContent.push(this.top.content);
  }
}
