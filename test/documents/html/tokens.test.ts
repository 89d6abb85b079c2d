import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { expect, test } from 'vitest';
import { HtmlTokens, type TokenHandler } from '../../../src/documents/html/tokens.ts';

/** Writes down the tokens of a document, with neighbouring texts as one. */
class Recorder implements TokenHandler {
  readonly tokens: string[] = [];
  private isText = false;

  takeText(text: string): void {
    if (this.isText) this.tokens.push(`${this.tokens.pop() ?? ''}${text}`);
    else this.tokens.push(text);
    this.isText = true;
  }
  beginTag(name: string): boolean {
    this.note(`<${name}`);
    return name !== 'end';
  }
  takeAttribute(name: string, value: string): void {
    this.note(`${name}=${value}`);
  }
  endTag(selfClosing: boolean): void {
    this.note(selfClosing ? '/>' : '>');
  }
  takeClosingTag(name: string): void {
    this.note(`</${name}>`);
  }
  private note(token: string): void {
    this.tokens.push(token);
    this.isText = false;
  }
}

function tokensOf(html: string): string[] {
  const recorder = new Recorder();
  new HtmlTokens(html, recorder).read();
  return recorder.tokens;
}

/** Returns the tokens that htmlparser2 finds. */
function expectedTokens(html: string): string[] {
  const recorder = new Recorder();
  let attribute = '';
  let value = '';
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => recorder.takeText(html.slice(start, end)),
      ontextentity: (codepoint) => recorder.takeText(String.fromCodePoint(codepoint)),
      onopentagname: (start, end) => recorder.beginTag(html.slice(start, end).toLowerCase()),
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end);
      },
      onattribentity: (codepoint) => {
        value += String.fromCodePoint(codepoint);
      },
      onattribend: () => recorder.takeAttribute(attribute, value),
      onopentagend: () => recorder.endTag(false),
      onselfclosingtag: () => recorder.endTag(true),
      onclosetag: (start, end) => recorder.takeClosingTag(html.slice(start, end).toLowerCase()),
      oncdata: () => {},
      oncomment: () => {},
      ondeclaration: () => {},
      onend: () => {},
      onprocessinginstruction: () => {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return recorder.tokens;
}

const PARTS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '/',
    '=',
    '"',
    "'",
    ' ',
    '\n',
    '&',
    '字',
    'a',
    '--',
    '😀',
    '<1>',
    '< p>',
    '</>',
    '</ p>',
  ],
  ...[
    '<p>',
    '</p>',
    '</b >',
    '<br/ >',
    '<P STYLE=a>',
    '<p/ x>',
    '<p =x>',
    '<p a=>',
    '<p a= "b">',
    '<a href="',
  ],
  ...['&amp;', '&nbsp;', '&copy', '&notit;', '&#65', '&#x4e2d;', '&unknown;', '<a href=x&amp;y&lt=1>'],
  ...['<!--', '-->', '<!', '<!-', '<!DOCTYPE html>', '<?', '<![CDATA[', ']]>', '<xmp>', '</XMP>'],
  ...['<script>', '<script/>', '</script>', '</SCRIPT >', '<style>', '</style>', '<textarea>', '</textarea>'],
  ...["<img src='a.png?x=1&copy=2' alt=甲/>", '<span\tid = "x" class = y>'],
];
/** Closes whatever is open: what htmlparser2 makes of markup that the end of a document cuts off is of no use. */
const CLOSING = '\'">]]>-->';

test('finds the tokens that htmlparser2 finds, however HTML is written', () => {
  const documents = fc
    .array(fc.constantFrom(...PARTS), { maxLength: 14 })
    .map((parts) => parts.join('') + CLOSING);
  fc.assert(
    fc.property(documents, (html) => {
      expect(tokensOf(html)).toEqual(expectedTokens(html));
    }),
    { numRuns: 3_000 },
  );
});

test('reads tags in a title as text, and its character references', () => {
  expect(tokensOf('<title>甲<b>&lt;乙<&amp;</title>丙')).toEqual([
    '<title',
    '>',
    '甲<b><乙<&',
    '</title>',
    '丙',
  ]);
});

test('leaves out a tag that the end of the document cuts off, and keeps the text before it', () => {
  for (const tag of ['<p', '<p class', '<p class=', '<p class="x', '<p /', '</p', '</p '])
    expect(tokensOf(`甲${tag}`)[0]).toBe('甲');
  expect(tokensOf('甲<a href="x')).toEqual(['甲', '<a']);
});

test('reads no further than the tag that is to be the last', () => {
  expect(tokensOf('甲<end x=1>乙<p>')).toEqual(['甲', '<end', 'x=1', '>']);
});
