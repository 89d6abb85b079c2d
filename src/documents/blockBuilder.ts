import { plainText } from '../text/plain.ts';
import { type Block, type ImageReference, type Inline, READING_LIMITS } from './block.ts';

/** Emphasis and link in which text is read at one place of a document. */
export interface TextState {
  readonly bold: boolean;
  readonly url: string | null;
}

/** Kind and level of the block that is being built; see {@link Block}. */
export interface BlockShape {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code';
  readonly level: number;
  readonly quoted: boolean;
}

/** Collects text, images and breaks into blocks, within {@link READING_LIMITS}. */
export class BlockBuilder {
  readonly blocks: Block[] = [];
  truncated = false;
  private inlines: Inline[] = [];
  private text = '';
  private bold = false;
  private url: string | null = null;
  private isWorded = false;
  private blockCharacters = 0;
  private characters = 0;
  /** Whether a line end in the text is a soft break (Markdown) or only white space (HTML). */
  readonly softBreaks: boolean;

  constructor(softBreaks: boolean) {
    this.softBreaks = softBreaks;
  }

  /** Whether the current block holds text. */
  get hasText(): boolean {
    return this.isWorded;
  }

  /** Whether a limit was reached, so that further text is dropped. */
  get isFull(): boolean {
    return this.blocks.length >= READING_LIMITS.blocks || this.characters >= READING_LIMITS.characters;
  }

  addText(text: string, state: TextState): void {
    const room = Math.min(
      READING_LIMITS.blockCharacters - this.blockCharacters,
      READING_LIMITS.characters - this.characters,
    );
    if (text.length > room) this.truncated = true;
    if (room <= 0) return;
    if (state.bold !== this.bold || state.url !== this.url) this.endText();
    this.bold = state.bold;
    this.url = state.url;
    const kept = text.length > room ? text.slice(0, room) : text;
    this.text += kept;
    this.isWorded ||= kept.trim() !== '';
    this.blockCharacters += kept.length;
    this.characters += kept.length;
  }

  addImage(image: ImageReference): void {
    this.endText();
    this.push({ kind: 'image', image });
  }

  addBreak(): void {
    this.endText();
    this.push({ kind: 'break', soft: false });
  }

  /** Ends the current block if it is not empty. */
  endBlock(shape: BlockShape): void {
    this.endText();
    if (this.inlines.length === 0) return;
    const inlines = this.inlines;
    this.inlines = [];
    this.isWorded = false;
    this.blockCharacters = 0;
    if (inlines.every((inline) => inline.kind === 'break')) return;
    const { level, quoted } = shape;
    const isText = shape.kind === 'code' && !this.softBreaks && isProse(inlines);
    const kind = isText ? 'paragraph' : shape.kind;
    this.addBlock({ kind, level, quoted, inlines });
  }

  addRule(quoted: boolean): void {
    this.addBlock({ kind: 'rule', level: 0, quoted, inlines: [] });
  }

  private addBlock(block: Block): void {
    if (this.blocks.length < READING_LIMITS.blocks) this.blocks.push(block);
    else this.truncated = true;
  }

  private endText(): void {
    if (this.text === '') return;
    const { text, bold, url } = this;
    this.text = '';
    if (!this.softBreaks) {
      this.pushText(text, bold, url);
      return;
    }
    const lines = text.split('\n');
    for (const [i, line] of lines.entries()) {
      if (i > 0) this.push({ kind: 'break', soft: true });
      this.pushText(line, bold, url);
    }
  }

  private pushText(raw: string, bold: boolean, url: string | null): void {
    // White space between the tags of a page, at the start of a block.
    if (this.inlines.length === 0 && raw.trim() === '') return;
    const text = plainText(raw);
    if (text === '' || (text === ' ' && this.inlines.length === 0)) return;
    this.push({ kind: 'text', text, bold, url });
  }

  private push(inline: Inline): void {
    // An endless run of breaks and images is truncated like an endless text.
    if (this.inlines.length < READING_LIMITS.blocks) this.inlines.push(inline);
    else this.truncated = true;
  }
}

/** Least share of Chinese characters in a preformatted text that is prose; code with Chinese comments has less. */
const LEAST_HAN_SHARE = 0.4;

/** Whether preformatted text is prose: saved text files and old archives stand in `<pre>` whole. */
function isProse(inlines: readonly Inline[]): boolean {
  let letters = 0;
  let han = 0;
  for (const inline of inlines) {
    if (inline.kind !== 'text') continue;
    letters += inline.text.match(/\S/gu)?.length ?? 0;
    han += inline.text.match(/\p{Script=Han}/gu)?.length ?? 0;
  }
  return han > 0 && han >= LEAST_HAN_SHARE * letters;
}
