import type { Action } from './actions/action.ts';

/** A span of text. A bare string is plain text, never markup. */
export type Span =
  | string
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly url: string;
      readonly bold?: true;
      /** Whether the words are sufficient if the URL would have to be shown beside them. */
      readonly optional?: true;
    }
  /** A command, clickable if its id is known. */
  | { readonly kind: 'command'; readonly name: string; readonly id?: string }
  | { readonly kind: 'channel'; readonly id: string }
  | { readonly kind: 'role'; readonly id: string };

/** A line or a paragraph. */
export type RichText = string | readonly Span[];

/** A numbered line; with an action it can be opened by its number or from the message's menu. */
export interface Item {
  readonly text: RichText;
  readonly action?: Action;
  /** Text of its menu entry, if different. */
  readonly entry?: { readonly label: string; readonly description?: string };
}

/** An item with a small line below and a thumbnail. */
export interface LeadItem extends Item {
  readonly detail?: RichText;
  /** A second small line for text that is not the news' own. */
  readonly note?: RichText;
  readonly picture?: Picture;
}

/** A press that acts, a link that leaves, or a word between buttons that cannot be pressed. */
export type Button =
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly action: Action;
      readonly tone?: 'primary' | 'danger';
    }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** One entry of a menu. */
export interface Option {
  readonly label: string;
  readonly description?: string;
  readonly action: Action;
}

/** A picture by its absolute http(s) URL. */
export interface Picture {
  readonly url: string;
  readonly alt: string;
}

/** A generated picture: a PNG file with all its text as description. */
export interface Drawing {
  /** File name: letters, digits, hyphens and one dot. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alt: string;
}

/** Block of a message. */
export type MessageBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: RichText }
  | { readonly kind: 'text'; readonly text: RichText }
  /** Lines with bullets. */
  | { readonly kind: 'list'; readonly lines: readonly RichText[] }
  /** Numbered lines; `first` is the number of the first. */
  | { readonly kind: 'items'; readonly first: number; readonly items: readonly Item[] }
  /** Leading items, numbered like others. */
  | { readonly kind: 'leads'; readonly first: number; readonly items: readonly LeadItem[] }
  /** Position of the menu of items, if not above the buttons. */
  | { readonly kind: 'menu' }
  /** Text of others, separate from facts; the label names its author (点评, key points by a model). */
  | { readonly kind: 'quote'; readonly label: string; readonly paragraphs: readonly RichText[] }
  | { readonly kind: 'images'; readonly images: readonly Picture[] }
  /** A picture drawn for this message and attached to it. */
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  | { readonly kind: 'divider' }
  /** Small print: source, counts, next steps. */
  | { readonly kind: 'footer'; readonly text: RichText }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'choice'; readonly placeholder: string; readonly options: readonly Option[] };

/**
 * A message independent of the platform. A renderer turns it into Discord payloads (several if it is long), terminal
 * text or a web page.
 */
export interface Message {
  readonly kind: 'message';
  /** One plain line for a thread's name, a page's title or a notification. */
  readonly title: string;
  /** Visibility of an answer: the asker only, or everyone in the channel. */
  readonly visibility: 'asker' | 'everyone';
  readonly blocks: readonly MessageBlock[];
  /** Placeholder of the menu of items, such as 看全文; without it there is no menu. */
  readonly choose?: string;
  /** Whether the answer replaces the asker's own pressed message. */
  readonly replaces?: boolean;
  /** Key in a custom id of every part, by which a delivery is found; at most 25 of `A-Z a-z 0-9 _ -`. */
  readonly deliveryKey?: string;
  /** Plain line for a phone's notification, if somebody is notified. */
  readonly announcement?: string;
  /** Files for download. */
  readonly files?: readonly MessageFile[];
  /** Role that the first part may ping. */
  readonly pingRole?: string;
}

/** A file attached to a message, with UTF-8 text. */
export interface MessageFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** A form; submitting it performs its action with the fields' values. */
export interface Form {
  readonly kind: 'form';
  readonly title: string;
  readonly action: Action;
  readonly fields: readonly FormField[];
}

/** Field of a form: a text, choices of a list, or a role of the server. */
export type FormField = TextField | PickField | RoleField;

interface FieldFrame {
  /** Unique within the form; key of the value. */
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
}

/** A text field. */
export interface TextField extends FieldFrame {
  readonly kind: 'text';
  readonly placeholder?: string;
  /** Initial value. */
  readonly value?: string;
  readonly long: boolean;
  /** Maximum length in code points. */
  readonly maxLength: number;
}

/** At most 25 entries to choose from; returns the chosen values. */
export interface PickField extends FieldFrame {
  readonly kind: 'pick';
  readonly placeholder?: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly chosen: boolean }[];
  /** Maximum number of choices. */
  readonly most: number;
}

/** A role of the server; returns its id. */
export interface RoleField extends FieldFrame {
  readonly kind: 'role';
  readonly placeholder?: string;
  readonly chosen?: string;
}

/** Answer to a press. */
export type Answer = Message | Form;

/** Returns a text without markup, as visible to a reader; mentions are left out. */
export function textContent(text: RichText): string {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  if (typeof span === 'string') return span;
  if (span.kind === 'command') return `/${span.name}`;
  return 'text' in span ? span.text : '';
}
