import type { Command } from '../messages/conversation/command.ts';
import type { ChannelValue, OptionSpec, RawOptions, RoleValue } from '../messages/conversation/options.ts';
import type { Locale } from '../messages/locale.ts';
import { nearest } from '../text/nearest.ts';
import { printableLine } from '../text/printable.ts';
import { PHRASES } from './phrases.ts';
import { PREVIEW_CHANNEL, PREVIEW_ROLE } from './place.ts';

const OPTION_START = /(?:^|\s)([\p{L}\p{N}_-]{1,32})[:：]/gu;
const YES = new Set(['true', 'yes', 'y', '1', '是', '开', '開']);
const NO = new Set(['false', 'no', 'n', '0', '否', '关', '關']);

/** Returns all names of an option, in every language. */
export function optionNames(option: OptionSpec): string[] {
  return [...new Set([option.name, ...Object.values(option.names)])];
}

/** Cuts typed text to a length that a sentence about it can hold. */
export function shortened(text: string): string {
  const line = printableLine(text);
  return line.length > 40 ? `${[...line].slice(0, 40).join('')}…` : line;
}

/** Meaning of the text after a command's name: values, a missing required option, or a sentence about an error. */
export type TypedOptions =
  | { readonly kind: 'values'; readonly values: RawOptions }
  | { readonly kind: 'missing'; readonly option: OptionSpec }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Parses the text after a command's name. */
export function readOptions(text: string, command: Command, locale: Locale): TypedOptions {
  const phrases = PHRASES[locale];
  if (text !== '' && command.options.length === 0) return refused(phrases.noOptions(command.name));
  const values: Values = { texts: {}, integers: {}, flags: {}, channels: {}, roles: {} };
  const given = new Set<OptionSpec>();
  for (const part of splitParts(text, command.options)) {
    if (part.option === undefined) {
      const suggestion = nearest(part.name, command.options.flatMap(optionNames));
      return refused(phrases.unknownOption(shortened(part.name), command.name, suggestion));
    }
    const problem = setValue(values, part.option, part.value, locale);
    if (problem !== undefined) return refused(problem);
    if (part.value !== '') given.add(part.option);
  }
  const missing = command.options.find((option) => option.required === true && !given.has(option));
  return missing === undefined ? { kind: 'values', values } : { kind: 'missing', option: missing };
}

function refused(sentence: string): TypedOptions {
  return { kind: 'refused', sentence };
}

interface Values {
  readonly texts: Record<string, string>;
  readonly integers: Record<string, number>;
  readonly flags: Record<string, boolean>;
  readonly channels: Record<string, ChannelValue>;
  readonly roles: Record<string, RoleValue>;
}

interface Part {
  readonly name: string;
  readonly option: OptionSpec | undefined;
  readonly value: string;
}

/** Splits `DeepSeek since:2024-12-26` into parts; a colon after a word that resembles no option belongs to the text. */
function splitParts(text: string, options: readonly OptionSpec[]): Part[] {
  const names = options.flatMap(optionNames);
  const starts = [...text.matchAll(OPTION_START)]
    .map((match) => ({ name: match[1] ?? '', from: match.index, to: match.index + match[0].length }))
    .filter(({ name }) => findOption(name, options) !== undefined || nearest(name, names) !== undefined);
  const parts = starts.map((start, index) => ({
    name: start.name,
    option: findOption(start.name, options),
    value: unquoted(text.slice(start.to, starts[index + 1]?.from)),
  }));
  const leading = unquoted(text.slice(0, starts[0]?.from));
  if (leading === '') return parts;
  const first = options.find((option) => option.required === true) ?? options[0];
  return [{ name: first?.name ?? leading, option: first, value: leading }, ...parts];
}

function findOption(name: string, options: readonly OptionSpec[]): OptionSpec | undefined {
  const lowered = name.toLowerCase();
  return options.find((option) => optionNames(option).some((known) => known.toLowerCase() === lowered));
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["“])(.*)["”]$/su, '$2');
}

/** Stores a value in the type of its option, or returns a sentence about why it is invalid. */
function setValue(values: Values, option: OptionSpec, value: string, locale: Locale): string | undefined {
  const phrases = PHRASES[locale];
  const name = option.names[locale];
  switch (option.kind) {
    case 'text': {
      const choice = option.choices?.find(
        (one) => one.value === value || Object.values(one.names).includes(value),
      );
      if (option.choices !== undefined && choice === undefined)
        return phrases.badChoice(
          name,
          option.choices.map((one) => one.names[locale]),
        );
      if ([...value].length > (option.maxLength ?? Number.POSITIVE_INFINITY))
        return phrases.tooLong(name, option.maxLength ?? 0);
      values.texts[option.name] = choice?.value ?? value;
      return undefined;
    }
    case 'integer': {
      const number = /^[+-]?\d{1,15}$/u.test(value) ? Number(value) : Number.NaN;
      const outside = number < (option.min ?? number) || number > (option.max ?? number);
      if (Number.isNaN(number) || outside) return phrases.badNumber(name, option.min, option.max);
      values.integers[option.name] = number;
      return undefined;
    }
    case 'flag': {
      const lowered = value.toLowerCase();
      if (!YES.has(lowered) && !NO.has(lowered)) return phrases.badFlag(name);
      values.flags[option.name] = YES.has(lowered);
      return undefined;
    }
    case 'channel':
      values.channels[option.name] = PREVIEW_CHANNEL;
      return undefined;
    case 'role':
      values.roles[option.name] = PREVIEW_ROLE;
      return undefined;
    case 'file':
      return phrases.noFiles(name);
  }
}
