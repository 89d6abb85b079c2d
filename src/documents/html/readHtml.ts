import { type Block, READING_LIMITS, type Reading } from '../block.ts';
import { BlockBuilder } from '../blockBuilder.ts';
import { HtmlAttributes } from './attributes.ts';
import { ElementStack } from './elementStack.ts';
import { type ElementMeaning, isShadowRoot, meaningOf, SEEN } from './elements.ts';
import { imageAddress, sourceAddress } from './imageAddress.ts';
import { PageData } from './pageData.ts';
import { HtmlTokens, type TokenHandler } from './tokens.ts';

/**
 * Reads HTML to blocks in one pass, without a tree: linear in its size however deep or badly closed it is.
 * `softBreaks` is for HTML made from Markdown, where a line end is the author's.
 */
export function readHtml(html: string, { softBreaks = false } = {}): Reading {
  return new HtmlReader(html, softBreaks).read();
}

const CELL_SEPARATOR = ' | ';
/** Blocks that stand in no heading. */
const ENDING_HEADINGS: ReadonlySet<string> = new Set(['p', 'ul', 'ol', 'table', 'blockquote']);
const PLAIN = { bold: false, url: null } as const;

/** Takes the tokens of one document. */
class HtmlReader implements TokenHandler {
  private readonly html: string;
  private readonly builder: BlockBuilder;
  /** For each block its rank of belonging to the article, see `contentRank`. */
  private readonly inContent: number[] = [];
  private readonly stack = new ElementStack();
  /** Whether the current block holds more than one cell. */
  private isRow = false;
  private tags = 0;
  private tag = '';
  private readonly attributes = new HtmlAttributes();
  private readonly page = new PageData();

  constructor(html: string, softBreaks: boolean) {
    this.html = html;
    this.builder = new BlockBuilder(softBreaks);
  }

  read(): Reading {
    new HtmlTokens(this.html, this).read();
    this.endBlock();
    const { blocks, truncated } = this.builder;
    const surest = this.inContent.reduce((most, rank) => Math.max(most, rank), 0);
    const isKept = ({ kind, level }: Block, i: number) =>
      this.inContent[i] === surest || (kind === 'heading' && level === 1);
    const kept = blocks.filter(isKept);
    if (kept.length < blocks.length) {
      for (const [i, block] of blocks.entries()) {
        if (isKept(block, i)) this.page.isAboveArticle &&= block.kind === 'heading';
        else this.noteFrame(block);
      }
    }
    return { blocks: kept, markup: this.page.collected(), truncated };
  }

  beginTag(name: string): boolean {
    this.tag = name;
    this.attributes.clear();
    if (!this.builder.isFull && ++this.tags <= READING_LIMITS.tags) return true;
    this.builder.truncated = true;
    return false;
  }

  takeAttribute(name: string, value: string): void {
    this.attributes.add(name, value);
  }

  endTag(selfClosing: boolean): void {
    const meaning = meaningOf(this.tag);
    if (meaning.empty) this.readEmpty(this.tag);
    else this.openElement(this.tag, meaning);
    // HTML ignores the slash except on foreign elements, which are skipped anyway.
    if (selfClosing && meaning.skipped) this.close(this.tag, meaning);
  }

  takeClosingTag(name: string): void {
    const meaning = meaningOf(name);
    if (name === 'br') this.builder.addBreak();
    else if (!meaning.empty) this.close(name, meaning);
  }

  private noteFrame({ inlines }: Block): void {
    this.page.endNotice();
    for (const inline of inlines) {
      if (inline.kind === 'text') this.page.addNotice(inline.text);
      else this.page.endNotice();
    }
    this.page.endNotice();
  }

  takeText(text: string): void {
    const inside = this.stack.innermost;
    if (this.stack.state.skipped) {
      if (inside === 'script') this.page.addScript(text);
      else if (this.stack.state.framed) this.page.addNotice(text);
      return;
    }
    if (this.stack.isInRow && text.trim() === '') return;
    if (inside === 'title') this.page.addTitle(text);
    else if (this.stack.state.kind === 'code' && !this.builder.softBreaks) this.addLines(text);
    else this.builder.addText(text, this.stack.state);
  }

  /** Adds text whose line ends were set by the author. */
  private addLines(text: string): void {
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) this.builder.addBreak();
      this.builder.addText(line, this.stack.state);
    }
  }

  private readEmpty(name: string): void {
    if (name === 'meta') this.page.readMeta(this.attributes);
    else if (name === 'link') this.page.readLink(this.attributes);
    else if (this.stack.state.skipped) {
      if (name === 'img' && this.missesImage && this.stack.isInNoscript) this.readImage();
    } else if (name === 'br') this.builder.addBreak();
    else if (name === 'img') this.readImage();
    else if (name === 'source' && this.stack.innermost === 'picture')
      this.pictured ??= sourceAddress(this.attributes);
    else if (name === 'hr') {
      this.endBlock();
      this.builder.addRule(this.stack.state.quoted);
      this.markContent();
    }
  }

  /** Address in the `source` elements of the open `picture`. */
  private pictured: string | undefined;
  /** Whether the last image had only a placeholder: the image is then in its `noscript`. */
  private missesImage = false;

  private readImage(): void {
    const { attributes } = this;
    const url = imageAddress(attributes) ?? (this.stack.innermost === 'picture' ? this.pictured : undefined);
    this.pictured = undefined;
    this.missesImage = url === undefined;
    if (url) this.builder.addImage({ url, alt: attributes.get('alt')?.trim() ?? '' });
  }

  private openElement(name: string, own: ElementMeaning): void {
    const meaning = isShadowRoot(name, this.attributes) ? SEEN : own;
    if (this.attributes.size > 0 && !this.stack.state.skipped) this.page.readElement(name, this.attributes);
    if (meaning.block) {
      // A heading that its author did not close ends where a paragraph begins.
      const { kind, level } = this.stack.state;
      const endsHeading = kind === 'heading' && ENDING_HEADINGS.has(name) && this.builder.hasText;
      if (meaning.cell) this.beginCell();
      else this.endBlock();
      if (endsHeading) this.stack.close(`h${level}`, meaningOf(`h${level}`));
      this.stack.closeImplied(meaning.ends);
    }
    const isFollowed = this.stack.open(name, meaning, this.attributes);
    if (isFollowed && name === 'amp-img' && !this.stack.state.skipped) this.readImage();
  }

  /** Begins a cell. The cells of a row make one line, unless they contain blocks. */
  private beginCell(): void {
    if (!this.builder.hasText) return;
    this.builder.addText(CELL_SEPARATOR, PLAIN);
    this.isRow = true;
  }

  private close(name: string, meaning: ElementMeaning): void {
    if (name === 'script') this.page.endScript();
    if (meaning.block && !meaning.cell) this.endBlock();
    this.stack.close(name, meaning);
  }

  private endBlock(): void {
    if (this.stack.state.framed) this.page.endNotice();
    this.builder.endBlock(this.isRow ? { ...this.stack.state, kind: 'row', level: 0 } : this.stack.state);
    this.isRow = false;
    this.markContent();
  }

  private markContent(): void {
    if (this.builder.blocks.length > this.inContent.length) this.inContent.push(this.stack.state.content);
  }
}
