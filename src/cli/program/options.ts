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

/** Parses the code of a language. */
export function language(text: string): Locale {
  const known = LOCALES.find((locale) => locale === text);
  if (!known) throw new InvalidArgumentError(`One of ${LOCALES.join(', ')} is wanted.`);
  return known;
}

/** Parses a span of days, weeks, months or years up to now: 90d. */
export function timeSpan(text: string): string {
  if (!/^\d{1,4}[dwmy]$/.test(text))
    throw new InvalidArgumentError('A span such as 90d, 12w, 3m or 1y is wanted.');
  return text;
}

/** Parses a whole number of at most nine digits. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is wanted.');
  return Number(text);
}

/** Parses a port. */
export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('A port is at most 65535.');
  return port;
}

/** Parses an existing day: 2024-12-27. */
export function calendarDay(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new InvalidArgumentError('A real day is wanted, written YYYY-MM-DD.');
  return day;
}
