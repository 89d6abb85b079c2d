import { visibleLine } from '../../text/printable.ts';
import type { Localised } from '../locale.ts';

/** What a member can be asked for beside a command's name. */
export interface OptionSpec {
  /** Lower case, unique in its command; the key under which the value arrives. */
  readonly name: string;
  readonly names: Localised;
  readonly descriptions: Localised;
  readonly kind: 'text' | 'integer' | 'flag' | 'channel' | 'role' | 'file';
  readonly required?: boolean;
  /** The only values a text may have. */
  readonly choices?: readonly { readonly value: string; readonly names: Localised }[];
  /** Suggestions come from the command's `complete` while the member types. */
  readonly suggests?: boolean;
  /** Longest text in code points. */
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

/** The kinds of channels that can carry a digest. */
export type AnyChannelKind = 'text' | 'announcement' | 'forum' | 'thread' | 'other';

/** A channel that a member picked. */
export interface ChannelValue {
  readonly id: string;
  readonly name: string;
  readonly kind: AnyChannelKind;
}

/** A role that a member picked. */
export interface RoleValue {
  readonly id: string;
  readonly name: string;
  readonly mentionable: boolean;
}

/** A file that a member attached. */
export interface FileValue {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
}

/** The values that came with a command, by option name; a wrong kind reads as not given. */
export interface OptionValues {
  text(name: string): string | undefined;
  integer(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  channel(name: string): ChannelValue | undefined;
  role(name: string): RoleValue | undefined;
  file(name: string): FileValue | undefined;
}

/** Values by kind, as an adapter hands them over. */
export interface RawOptions {
  readonly texts?: Readonly<Record<string, string>>;
  readonly integers?: Readonly<Record<string, number>>;
  readonly flags?: Readonly<Record<string, boolean>>;
  readonly channels?: Readonly<Record<string, ChannelValue>>;
  readonly roles?: Readonly<Record<string, RoleValue>>;
  readonly files?: Readonly<Record<string, FileValue>>;
}

/** Makes the values readable by name; a text of which nothing would be seen reads as not given. */
export function optionValues(raw: RawOptions = {}): OptionValues {
  return {
    text: (name) => visibleLine(own(raw.texts, name) ?? '') || undefined,
    integer: (name) => own(raw.integers, name),
    flag: (name) => own(raw.flags, name),
    channel: (name) => own(raw.channels, name),
    role: (name) => own(raw.roles, name),
    file: (name) => own(raw.files, name),
  };
}

function own<T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}
