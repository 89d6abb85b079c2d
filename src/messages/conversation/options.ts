import { visibleLine } from '../../text/printable.ts';
import type { Localised } from '../locale.ts';

/** An option of a command. */
export interface OptionSpec {
  /** Lower case, unique within the command; key of the value. */
  readonly name: string;
  readonly names: Localised;
  readonly descriptions: Localised;
  readonly kind: 'text' | 'integer' | 'flag' | 'channel' | 'role' | 'file';
  readonly required?: boolean;
  /** Allowed values of a text. */
  readonly choices?: readonly { readonly value: string; readonly names: Localised }[];
  /** Whether the command's `complete` gives suggestions. */
  readonly suggests?: boolean;
  /** Maximum length in code points. */
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
}

/** Kinds of channels. */
export type AnyChannelKind = 'text' | 'announcement' | 'forum' | 'thread' | 'other';

/** A channel chosen by a member. */
export interface ChannelValue {
  readonly id: string;
  readonly name: string;
  readonly kind: AnyChannelKind;
}

/** A role chosen by a member. */
export interface RoleValue {
  readonly id: string;
  readonly name: string;
  readonly mentionable: boolean;
}

/** A file attached by a member. */
export interface FileValue {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
}

/** Option values of a command by name; a value of the wrong kind counts as missing. */
export interface OptionValues {
  text(name: string): string | undefined;
  integer(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  channel(name: string): ChannelValue | undefined;
  role(name: string): RoleValue | undefined;
  file(name: string): FileValue | undefined;
}

/** Values by kind, as passed by a platform. */
export interface RawOptions {
  readonly texts?: Readonly<Record<string, string>>;
  readonly integers?: Readonly<Record<string, number>>;
  readonly flags?: Readonly<Record<string, boolean>>;
  readonly channels?: Readonly<Record<string, ChannelValue>>;
  readonly roles?: Readonly<Record<string, RoleValue>>;
  readonly files?: Readonly<Record<string, FileValue>>;
}

/** Creates the option values; a text without visible characters counts as missing. */
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
