import type { Locale } from '../locale.ts';
import type { OptionValues } from './options.ts';
import type { Place } from './place.ts';

/** A message that a context-menu command was called on. */
export interface TargetMessage {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly url: string; readonly bytes: number }[];
}

/** What a member asks: who, where, in which language, with which values. */
export interface Request {
  readonly user: string;
  readonly locale: Locale;
  readonly place: Place;
  readonly options: OptionValues;
  /** The texts of a form that was sent off, by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was picked in that form: values, or ids of roles, by field name. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
  readonly target?: TargetMessage;
}
