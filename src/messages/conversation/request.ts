import type { Locale } from '../locale.ts';
import type { OptionValues } from './options.ts';
import type { Place } from './place.ts';

/** Target message of a context menu command. */
export interface TargetMessage {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly url: string; readonly bytes: number }[];
}

/** A member's request: who, where, language and values. */
export interface Request {
  readonly user: string;
  readonly locale: Locale;
  readonly place: Place;
  readonly options: OptionValues;
  /** Texts of a submitted form by field name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Choices in that form: values or role ids by field name. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
  readonly target?: TargetMessage;
}
