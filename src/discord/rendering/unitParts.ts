import { type APIComponentInContainer, type APIMediaGalleryItem, ComponentType } from 'discord-api-types/v10';
import type { Picture, RichText, Span } from '../../messages/message.ts';
import { textContent } from '../../messages/message.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { labelOf } from './labels.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { linkTarget, markdownOf } from './markdown.ts';
import type { MenuEntry } from './menus.ts';
import { MAX_WEIGHT, weightOfPart } from './weight.ts';

/** A paragraph of Markdown that may be split over messages. */
export interface TextUnit {
  readonly kind: 'text';
  readonly text: RichText;
  /** Markup before each textLine, such as `## `. */
  readonly prefix: string;
  /** Markup before the first textLine, such as `3. `. */
  readonly opening?: string;
  /** Whether a blank textLine precedes it. */
  readonly apart: boolean;
  /** Whether it starts a new text display. */
  readonly opens?: boolean;
  /** Whether it is a heading, which is never last in a message. */
  readonly leads: boolean;
  readonly entry?: MenuEntry;
}

/** A component that is never split. */
export interface NodeUnit {
  readonly kind: 'node';
  readonly component: APIComponentInContainer;
  /** Number of components, including nested ones. */
  readonly count: number;
  readonly weight: number;
  readonly entry?: MenuEntry;
}

/** Position of the menus of items. */
export interface MenuPlace {
  readonly kind: 'menu-place';
}

/** Unit of a message before it is packed into payloads. */
export type RenderUnit = TextUnit | NodeUnit | MenuPlace;

/** Returns a paragraph in Markdown behind a prefix such as `- `; `apart` leaves an empty line before it. */
export function textLine(text: RichText, prefix: string, apart: boolean): TextUnit {
  const spans = typeof text === 'string' ? [text] : text;
  return { kind: 'text', text: spans.map(cuttable).map(tidy), prefix, apart, leads: false };
}

/** Removes invisible characters and long white space that could fill a message. */
function tidy(span: Span): Span {
  if (typeof span !== 'string') return span;
  const lines = printable(span)
    .split('\n')
    .map((part) => part.replace(/\s+/gu, ' '));
  return lines.filter((part, index) => index === 0 || part.trim() !== '').join('\n');
}

/** Converts a span that a message could hardly hold into plain text, because spans are never split. */
function cuttable(span: Span): Span {
  return typeof span !== 'string' && weightOfPart(span) > MAX_WEIGHT / 4 ? textContent([span]) : span;
}

/** Joins the Markdown of consecutive units. */
export function unitContent(units: readonly TextUnit[]): string {
  let content = '';
  let isLed = false;
  for (const unit of units) {
    const lines = markdownOf(unit.text).trim();
    if (lines === '') continue;
    // A heading has space below it.
    if (content !== '') content += unit.apart && !isLed ? '\n\n' : '\n';
    isLed = unit.leads;
    content += (unit.opening ?? '') + lines.replace(/^/gmu, () => unit.prefix);
  }
  return content;
}

/** Returns an image for Discord; none for a URL that it would refuse together with the whole message. */
export function galleryItem({ url, alt }: Picture): APIMediaGalleryItem[] {
  const target = linkTarget(url);
  if (target === undefined || lengthOf(target) > LIMITS.mediaUrl) return [];
  return [
    { media: { url: target }, ...(alt.trim() !== '' && { description: labelOf(alt, LIMITS.altText) }) },
  ];
}

/** Returns a gallery of images as one unit. */
export function gallery(items: APIMediaGalleryItem[]): NodeUnit {
  return nodeUnit({ type: ComponentType.MediaGallery, items }, 1 + items.length, 0);
}

/** Wraps a component that is never split; `count` is its number of components, `weight` its share of the limit of a message. */
export function nodeUnit(component: APIComponentInContainer, count: number, weight: number): NodeUnit {
  return { kind: 'node', component, count, weight };
}

/** Joins a text's lines by blanks. */
export function inOneLine(text: RichText): RichText {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.map((span) => (typeof span === 'string' ? printableLine(span) : span));
}

/** Whether a text shows anything: Discord refuses empty ones, even in bold; a mention counts. */
export function hasWords({ text }: TextUnit): boolean {
  return (typeof text === 'string' ? [text] : text).some(isSeen);
}

function isSeen(span: Span): boolean {
  if (typeof span === 'string') return span.trim() !== '';
  return !('text' in span) || printable(span.text).trim() !== '';
}
