import { type Command, InvalidArgumentError } from 'commander';
import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import { LOCALES, type Locale } from '../../messages/locale.ts';
import type { CommandLineTexts } from '../texts/texts.ts';

/** Option of every command that reads the store: a file other than the configured one. */
export interface StoreOption {
  readonly db?: string;
}

/** Adds that option. */
export function withStore(command: Command, texts: CommandLineTexts): Command {
  return command.option('--db <file>', texts.store);
}

/** Returns the parser of a language's code. */
export function language({ wanted }: CommandLineTexts): (text: string) => Locale {
  return (text) => {
    const known = LOCALES.find((locale) => locale === text);
    if (!known) throw new InvalidArgumentError(wanted.oneOf(LOCALES));
    return known;
  };
}

/** Returns the parser of a span of days, weeks, months or years up to now: 90d. */
export function timeSpan({ wanted }: CommandLineTexts): (text: string) => string {
  return (text) => {
    if (!/^\d{1,4}[dwmy]$/.test(text)) throw new InvalidArgumentError(wanted.timeSpan);
    return text;
  };
}

/** Returns the parser of a whole number of at most nine digits. */
export function wholeNumber({ wanted }: CommandLineTexts): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(wanted.wholeNumber);
    return Number(text);
  };
}

/** Returns the parser of a port. */
export function portNumber(texts: CommandLineTexts): (text: string) => number {
  const parseNumber = wholeNumber(texts);
  return (text) => {
    const port = parseNumber(text);
    if (port > 65_535) throw new InvalidArgumentError(texts.wanted.port);
    return port;
  };
}

/** Returns the parser of an existing day: 2024-12-27. */
export function calendarDay({ wanted }: CommandLineTexts): (text: string) => CalendarDay {
  return (text) => {
    const day = parseDay(text);
    if (!day) throw new InvalidArgumentError(wanted.day);
    return day;
  };
}
