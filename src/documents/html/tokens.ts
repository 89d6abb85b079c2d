import { unitAt } from '../../text/unitAt.ts';
import { type AttributeTaker, readAttribute } from './attributeTokens.ts';
import { decodeReferences } from './entities.ts';
import { nameIn } from './names.ts';
import { BANG, DASH, endsName, GREATER, isLetter, isWhiteSpace, QUESTION, SLASH } from './signs.ts';

/** Takes the tokens of an HTML document in their order; names are in lower case. */
export interface TokenHandler extends AttributeTaker {
  takeText(text: string): void;
  /** Begins a start tag; false if it is the last that is read. */
  beginTag(name: string): boolean;
  endTag(selfClosing: boolean): void;
  takeClosingTag(name: string): void;
}

/** Elements whose content is raw text up to their end tag, with that. */
const RAW_TEXTS: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'title', 'textarea', 'xmp'].map((name) => [
    name,
    new RegExp(`</${name}(?=[>\\t\\n\\f\\r ])`, 'gi'),
  ]),
);

/** Most characters of a title that are passed on; a real one has a hundred. */
const LONGEST_TITLE = 40_000;

/**
 * Reads the tags of an HTML document and the texts between them in one pass, as htmlparser2's tokenizer does in twice the time: this one
 * searches for the next sign that means something instead of looking at each character.
 */
export class HtmlTokens {
  private readonly html: string;
  private readonly handler: TokenHandler;
  /** Where the next character reference may begin. */
  private reference = -1;
  /** End tag of the raw text that begins behind the tag that is being read. */
  private rawEnd: RegExp | undefined;
  /** Whether the handler wants no more. */
  private isOver = false;

  constructor(html: string, handler: TokenHandler) {
    this.html = html;
    this.handler = handler;
  }

  /** Reads the whole document, or up to the tag that the handler wants to be the last. */
  read(): void {
    const { html } = this;
    let textStart = 0;
    let from = 0;
    while (!this.isOver) {
      const open = html.indexOf('<', from);
      this.passText(textStart, open < 0 ? html.length : open);
      if (open < 0) return;
      const end = this.endOfMarkup(open);
      textStart = end < 0 ? open : end;
      from = end < 0 ? Math.max(open + 1, -end) : end;
    }
  }

  /**
   * Reads the markup that begins with a `<`, and returns where it ends. If the sign is text instead, returns the
   * negative of where the next markup may begin.
   */
  private endOfMarkup(open: number): number {
    const { html } = this;
    const unit = unitAt(html, open + 1);
    if (isLetter(unit)) return this.readTag(open + 1);
    if (unit === SLASH) return this.readClosingTag(open);
    if (unit === BANG) return this.endOfDeclaration(open);
    if (unit === QUESTION) return this.behind('>', open + 2, open + 2);
    return -(open + 1);
  }

  /** Returns where a comment, a declaration or a section of CDATA ends. */
  private endOfDeclaration(open: number): number {
    const { html } = this;
    if (html.startsWith('--', open + 2)) return this.behind('-->', open + 2, html.length);
    if (html.startsWith('[CDATA[', open + 2)) return this.behind(']]>', open + 9, html.length);
    const from = unitAt(html, open + 2) === DASH ? open + 4 : open + 3;
    return this.behind('>', from, open + 2);
  }

  /** Returns where markup ends with a sign; if it has no end, what begins at `rest` is text up to the document's end. */
  private behind(sign: string, from: number, rest: number): number {
    const at = this.html.indexOf(sign, from);
    if (at >= 0) return at + sign.length;
    this.passText(rest, this.html.length);
    return this.html.length;
  }

  /** Reads what begins with `</`; see {@link endOfMarkup}. */
  private readClosingTag(open: number): number {
    const { html } = this;
    let start = open + 2;
    while (isWhiteSpace(unitAt(html, start))) start++;
    const unit = unitAt(html, start);
    if (unit === GREATER) return -(start + 1);
    if (!isLetter(unit)) return this.behind('>', start + 1, start >= html.length ? open : start);
    const { length } = html;
    let end = start + 1;
    while (end < length && unitAt(html, end) !== GREATER && !isWhiteSpace(unitAt(html, end))) end++;
    if (end >= length) return length;
    this.handler.takeClosingTag(nameIn(html, start, end));
    return this.behind('>', end, html.length);
  }

  /** Reads the start tag whose name begins at a place, with the raw text behind it. */
  private readTag(start: number): number {
    const { html, handler } = this;
    const { length } = html;
    let end = start + 1;
    while (end < length && !endsName(unitAt(html, end))) end++;
    if (end >= length) return length;
    const name = nameIn(html, start, end);
    if (!handler.beginTag(name)) this.isOver = true;
    this.rawEnd = RAW_TEXTS.get(name);
    return this.readAttributes(end);
  }

  /** Reads a tag from behind its name on; a tag that has no end is left out. */
  private readAttributes(from: number): number {
    const { html, handler } = this;
    const { length } = html;
    for (let at = from; at < length; ) {
      const unit = unitAt(html, at);
      if (unit === GREATER) {
        handler.endTag(false);
        return this.readRawText(at + 1);
      }
      if (unit === SLASH) {
        at++;
        while (isWhiteSpace(unitAt(html, at))) at++;
        if (unitAt(html, at) !== GREATER) continue;
        handler.endTag(true);
        return at + 1;
      }
      at = isWhiteSpace(unit) ? at + 1 : readAttribute(html, at, handler);
    }
    return length;
  }

  /** Passes on the raw text that begins behind a tag, if it does, and returns where its end tag begins. */
  private readRawText(start: number): number {
    const { html, rawEnd } = this;
    if (rawEnd === undefined || this.isOver) return start;
    rawEnd.lastIndex = start;
    const end = rawEnd.exec(html)?.index ?? html.length;
    if (rawEnd === RAW_TEXTS.get('title')) this.passTitle(start, end);
    else if (end > start) this.handler.takeText(html.slice(start, end));
    return end;
  }

  /** Passes on a text between tags. */
  private passText(start: number, end: number): void {
    if (start >= end) return;
    const text = this.html.slice(start, end);
    if (this.holdsReference(start, end)) decodeReferences(text, (piece) => this.handler.takeText(piece));
    else this.handler.takeText(text);
  }

  /** Whether a part of the document, not before the part of the last call, holds what may be a character reference. */
  private holdsReference(start: number, end: number): boolean {
    if (this.reference < start) {
      const at = this.html.indexOf('&', start);
      this.reference = at < 0 ? this.html.length : at;
    }
    return this.reference < end;
  }

  /** Passes on a title, in which tags are text but character references are not. */
  private passTitle(start: number, titleEnd: number): void {
    const end = Math.min(titleEnd, start + LONGEST_TITLE);
    for (let at = start; at < end; ) {
      const open = this.html.indexOf('<', at);
      const stop = open < 0 || open > end ? end : open;
      this.passText(at, stop);
      if (stop < end) this.handler.takeText('<');
      at = stop + 1;
    }
  }
}
