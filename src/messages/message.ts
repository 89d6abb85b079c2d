import type { Action } from './actions/action.ts';

/** A stretch of text on a line. A bare string is plain text: nothing in it is ever read as markup. */
export type Span =
  | string
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly url: string;
      readonly bold?: true;
      /** The words alone will do where the address would have to stand beside them. */
      readonly optional?: true;
    }
  /** A command that can be pressed where its id is known. */
  | { readonly kind: 'command'; readonly name: string; readonly id?: string }
  | { readonly kind: 'channel'; readonly id: string }
  | { readonly kind: 'role'; readonly id: string };

/** A line or a paragraph. */
export type RichText = string | readonly Span[];

/** A numbered line; one with an action can be opened by its number or from the message's menu. */
export interface Item {
  readonly text: RichText;
  readonly action?: Action;
  /** How the item's entry in the message's menu reads, where that is not its text. */
  readonly entry?: { readonly label: string; readonly description?: string };
}

/** An item with more room than a line: a small line under it, a thumbnail beside it. */
export interface LeadItem extends Item {
  readonly detail?: RichText;
  /** A second small line, for what is not the news' own words. */
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

/** A picture by its absolute http(s) url. */
export interface Picture {
  readonly url: string;
  readonly alt: string;
}

/** A picture of ours as a file: a PNG with every word that stands on it. */
export interface Drawing {
  /** The file's name: letters, digits, hyphens and one dot. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alt: string;
}

/** One piece of a message, from top to bottom. */
export type MessageBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: RichText }
  | { readonly kind: 'text'; readonly text: RichText }
  /** Lines with a bullet. */
  | { readonly kind: 'list'; readonly lines: readonly RichText[] }
  /** Numbered lines; `first` is the number of the first one. */
  | { readonly kind: 'items'; readonly first: number; readonly items: readonly Item[] }
  /** The most important items, numbered like others. */
  | { readonly kind: 'leads'; readonly first: number; readonly items: readonly LeadItem[] }
  /** Where the menu of the message's items stands, if not above its buttons. */
  | { readonly kind: 'menu' }
  /** Somebody's words set apart from the facts; the label says whose (点评, key points by a model). */
  | { readonly kind: 'quote'; readonly label: string; readonly paragraphs: readonly RichText[] }
  | { readonly kind: 'images'; readonly images: readonly Picture[] }
  /** A picture that was drawn for this message and goes with it. */
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  | { readonly kind: 'divider' }
  /** Small print: source, counts, how to go on. */
  | { readonly kind: 'footer'; readonly text: RichText }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'choice'; readonly placeholder: string; readonly options: readonly Option[] };

/**
 * What a person is shown, described without any platform. A renderer turns it into Discord payloads
 * (several where it is long), terminal text or a web page.
 */
export interface Message {
  readonly kind: 'message';
  /** One plain line that says what this is: a thread's name, a page's title, a notification. */
  readonly title: string;
  /** Who may see an answer: only who asked, or everyone in the channel. */
  readonly visibility: 'asker' | 'everyone';
  readonly blocks: readonly MessageBlock[];
  /** The menu's words over the items that can be opened, such as 看全文; without it items are not offered. */
  readonly choose?: string;
  /** The answer to a press takes the place of the asker's own message that was pressed. */
  readonly replaces?: boolean;
  /** At most 25 of `A-Z a-z 0-9 _ -`: stands in a custom id of every part, so that a delivery is found again. */
  readonly deliveryKey?: string;
  /** What a phone is to show on arrival, in one plain line, where somebody is to be notified. */
  readonly announcement?: string;
  /** Files that its reader can save. */
  readonly files?: readonly MessageFile[];
  /** The one role that this message may ping, in its first part. */
  readonly pingRole?: string;
}

/** A file that goes with a message; its text is UTF-8. */
export interface MessageFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** A question with fields to fill in; sending it off performs its action with the fields' values. */
export interface Form {
  readonly kind: 'form';
  readonly title: string;
  readonly action: Action;
  readonly fields: readonly FormField[];
}

/** One field of a form: a text that is typed, some of a list, or one of the server's roles. */
export type FormField = TextField | PickField | RoleField;

interface FieldFrame {
  /** Unique in its form; the key under which the value arrives. */
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
}

/** A text that is typed. */
export interface TextField extends FieldFrame {
  readonly kind: 'text';
  readonly placeholder?: string;
  /** What stands in it already. */
  readonly value?: string;
  readonly long: boolean;
  /** In code points. */
  readonly maxLength: number;
}

/** Entries to pick from, at most 25; the values of those picked arrive. */
export interface PickField extends FieldFrame {
  readonly kind: 'pick';
  readonly placeholder?: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly chosen: boolean }[];
  /** How many may be picked. */
  readonly most: number;
}

/** One of the server's roles; its id arrives. */
export interface RoleField extends FieldFrame {
  readonly kind: 'role';
  readonly placeholder?: string;
  readonly chosen?: string;
}

/** What a press may be answered with. */
export type Answer = Message | Form;

/** The plain characters of a text, as a reader sees them without any markup; mentions are left out. */
export function textContent(text: RichText): string {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  if (typeof span === 'string') return span;
  if (span.kind === 'command') return `/${span.name}`;
  return 'text' in span ? span.text : '';
}
