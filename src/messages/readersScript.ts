import { inTaiwanese } from '../text/taiwan.ts';
import type { Locale } from './locale.ts';
import type { Answer, Block, Button, Form, FormField, Item, Message, Option, Span, Text } from './message.ts';

type Convert = (text: string) => string;

/** The answer in the script and wording that its reader is used to: zh-TW gets Taiwan's. */
export function inReadersScript(answer: Answer, locale: Locale): Answer {
  return answer.kind === 'message' ? inScript(answer, locale) : formInScript(answer, locale);
}

/** The same for a message. */
export function inScript(message: Message, locale: Locale): Message {
  if (locale !== 'zh-TW' || message.asWritten) return message;
  return convertMessage(message, inTaiwanese);
}

function formInScript(form: Form, locale: Locale): Form {
  if (locale !== 'zh-TW') return form;
  const field = (known: FormField): FormField => ({
    ...known,
    label: inTaiwanese(known.label),
    ...(known.kind === 'pick' && {
      options: known.options.map((option) => ({ ...option, label: inTaiwanese(option.label) })),
    }),
  });
  return { ...form, title: inTaiwanese(form.title), fields: form.fields.map(field) };
}

function convertMessage(message: Message, convert: Convert): Message {
  return {
    ...message,
    title: convert(message.title),
    blocks: message.blocks.map((block) => convertBlock(block, convert)),
    ...(message.choose !== undefined && { choose: convert(message.choose) }),
  };
}

function convertBlock(block: Block, convert: Convert): Block {
  const text = (known: Text): Text => convertText(known, convert);
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'footer':
      return { ...block, text: text(block.text) };
    case 'list':
      return { ...block, lines: block.lines.map(text) };
    case 'items':
      return { ...block, items: block.items.map((item): Item => ({ ...item, text: text(item.text) })) };
    case 'quote':
      return { ...block, label: convert(block.label), paragraphs: block.paragraphs.map(text) };
    case 'images':
      return { ...block, images: block.images.map((image) => ({ ...image, alt: convert(image.alt) })) };
    case 'buttons':
      return {
        ...block,
        buttons: block.buttons.map((button): Button => ({ ...button, label: convert(button.label) })),
      };
    case 'choice':
      return {
        ...block,
        placeholder: convert(block.placeholder),
        options: block.options.map((option) => convertOption(option, convert)),
      };
    case 'divider':
      return block;
  }
}

function convertOption(option: Option, convert: Convert): Option {
  const described = option.description === undefined ? {} : { description: convert(option.description) };
  return { ...option, label: convert(option.label), ...described };
}

function convertText(text: Text, convert: Convert): Text {
  if (typeof text === 'string') return convert(text);
  return text.map((span): Span => {
    if (typeof span === 'string') return convert(span);
    // Code is what somebody has to type as it stands.
    return span.kind === 'bold' || span.kind === 'link' ? { ...span, text: convert(span.text) } : span;
  });
}
