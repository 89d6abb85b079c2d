import { Tokenizer } from 'htmlparser2';

/** Decodes character references as HTML does (13.2.5.72), with the tokenizer of htmlparser2, which knows their names. */
class Decoder {
  private source = '';
  private pass: (piece: string) => void = () => {};
  private readonly tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, this);

  decode(source: string, pass: (piece: string) => void): void {
    this.source = source;
    this.pass = pass;
    this.tokenizer.reset();
    this.tokenizer.write(source);
    this.tokenizer.end();
  }

  ontext(start: number, end: number): void {
    this.pass(this.source.slice(start, end));
  }
  onattribdata(start: number, end: number): void {
    this.pass(this.source.slice(start, end));
  }
  ontextentity(codepoint: number): void {
    this.pass(String.fromCodePoint(codepoint));
  }
  onattribentity(codepoint: number): void {
    this.pass(String.fromCodePoint(codepoint));
  }
  onattribend(): void {}
  onattribname(): void {}
  oncdata(): void {}
  onclosetag(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onopentagend(): void {}
  onopentagname(): void {}
  onprocessinginstruction(): void {}
  onselfclosingtag(): void {}
}

const decoder = new Decoder();

/** Beginning of a reference; any other `&` is text. */
const REFERENCE = /&[A-Za-z#]/;

/** Passes on a text in which no tag begins, in pieces: what stands between its character references, and these decoded. */
export function decodeReferences(text: string, pass: (piece: string) => void): void {
  if (REFERENCE.test(text)) decoder.decode(text, pass);
  else pass(text);
}

/** Returns the value of an attribute, given with the sign behind it and, if it is quoted, its quotation marks. */
export function decodeAttribute(written: string): string {
  let value = '';
  decoder.decode(`<a a=${written}`, (piece) => {
    value += piece;
  });
  return value;
}
