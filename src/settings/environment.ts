import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { DEFAULT_LOCALE, type Locale, localeOf } from '../messages/locale.ts';
import { editDistance } from '../text/editDistance.ts';

/** Environment variables that settings are read from. */
export type Environment = Record<string, string | undefined>;

/**
 * Adds the variables of a file (`.env` of the working folder) that are not set yet; a missing file adds none. Reads
 * files as Windows editors save them: UTF-8 or UTF-16, with or without a byte order mark.
 */
export function loadEnvironmentFile(file: string, environment: Environment): void {
  const bytes = contentOf(file);
  if (!bytes) return;
  for (const [name, value] of Object.entries(parseEnv(tidied(textOf(bytes))))) environment[name] ??= value;
}

function contentOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Decodes a settings file. Variable names are ASCII, so UTF-16 shows by its mark or by a zero byte beside the first
 * letter; bytes that are not UTF-8 are taken for the encoding of Chinese Windows. TextDecoder removes marks.
 */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittleEndian = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  if (isLittleEndian || isBigEndian)
    return new TextDecoder(isLittleEndian ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * Restores lines changed by word processors, input methods and other formats: invisible characters and odd spaces
 * around name and value, a full-width equals sign, YAML's colon, shell commands before the name, and curly quotation
 * marks around a whole value.
 */
function tidied(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => {
      const [whole, name = ''] = SETTING.exec(line) ?? IN_YAML.exec(line) ?? [];
      if (whole === undefined) return line;
      const value = line.slice(whole.length).replace(INVISIBLE_END, '');
      const quoted = /^[“”‘’]([^“”‘’]*)[“”‘’]\s*$/.exec(value)?.[1];
      return `${name}=${quoted ?? value}`;
    })
    .join('\n');
}

const INVISIBLE = String.raw`[\s\u200b-\u200d\u2060\ufeff]{0,20}`;
const INVISIBLE_END = /[\u00a0\u200b-\u200d\u2060\ufeff]{1,20}$/;

/** A setting up to its value: `export NAME=`, `set NAME=` of cmd, `$env:NAME = ` of PowerShell. */
const SETTING = new RegExp(
  String.raw`^${INVISIBLE}(?:export\s{1,4}|setx?\s{1,4}|\$env:)?([A-Za-z_]\w{0,60})${INVISIBLE}[=＝]${INVISIBLE}`,
  'i',
);

/** The same with YAML's colon; upper-case names only, because an address has a colon too. */
const IN_YAML = new RegExp(
  String.raw`^${INVISIBLE}([A-Z]+(?:_[A-Z]+){1,5})${INVISIBLE}(?:：|:(?=\s))${INVISIBLE}`,
);

/**
 * Returns the language of the operator's terminal by gettext's rules: the locale of messages is LC_ALL, else
 * LC_MESSAGES, else LANG; without one (unset, C or POSIX) it is English, otherwise the first supported language of
 * LANGUAGE, else of the locale. Chinese has two scripts; every other language gets English.
 */
export function operatorLocale(environment: Readonly<Environment>): Locale {
  const locale = localeSetting(environment);
  if (namesNoLanguage(locale)) return 'en-US';
  const languages = [...(environment.LANGUAGE ?? '').split(':', MOST_LANGUAGES), locale];
  const code = languages.find((language) => /^(?:zh|en)(?:[_.@-]|$)/i.test(language)) ?? '';
  return /^zh/i.test(code) ? localeOf(code) : 'en-US';
}

/**
 * Returns the language in which the preview answers: the terminal's if it names one, otherwise the bot's default, because
 * the news is Chinese.
 */
export function previewLocale(environment: Readonly<Environment>): Locale {
  return namesNoLanguage(localeSetting(environment)) ? DEFAULT_LOCALE : operatorLocale(environment);
}

function localeSetting(environment: Readonly<Environment>): string {
  return environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
}

function namesNoLanguage(locale: string): boolean {
  return /^(?:C|POSIX)?(?:\.|$)/i.test(locale);
}

/** Number of entries of LANGUAGE that are read. */
const MOST_LANGUAGES = 20;

/** A variable that is set but not read, with the setting whose name it resembles, if any. */
export interface MisspeltVariable {
  readonly name: string;
  readonly meant: string | undefined;
}

/** Maximum edit distance: names of other programs' variables are further away from ours. */
const SLIPS_MOST = 2;
const OURS = /^(?:DISCORD|SULAN)_/u;

/** Returns the variables that look like misspelt settings of this program: DISCORD_TOEKN, SULAN_STATEDIR. */
export function misspeltVariables(
  environment: Readonly<Environment>,
  known: readonly string[],
): readonly MisspeltVariable[] {
  return Object.keys(environment)
    .filter((name) => !known.includes(name) && name.length <= 60)
    .flatMap((name) => {
      const meant = known
        .map((candidate) => ({ candidate, slips: editDistance([...name.toUpperCase()], [...candidate]) }))
        .sort((a, b) => a.slips - b.slips)
        .find(({ candidate, slips }) => slips <= SLIPS_MOST && OURS.test(candidate))?.candidate;
      return meant !== undefined || OURS.test(name) ? [{ name, meant }] : [];
    });
}

/** Returns a sentence about a misspelt variable for the operator; never shows its value. */
export function misspelling({ name, meant }: MisspeltVariable, locale: Locale): string {
  return meant === undefined ? UNKNOWN[locale](name) : MEANT[locale](name, meant);
}

const UNKNOWN: Readonly<Record<Locale, (name: string) => string>> = {
  'en-US': (name) => `${name} is no setting of 速览 and is left alone: .env.example has them all.`,
  'zh-CN': (name) => `${name} 不是速览的设置，没有理会它：全部设置见 .env.example。`,
  'zh-TW': (name) => `${name} 不是速览的設定，沒有理會它：全部設定見 .env.example。`,
};

const MEANT: Readonly<Record<Locale, (name: string, meant: string) => string>> = {
  'en-US': (name, meant) => `${name} is no setting of 速览: is ${meant} meant?`,
  'zh-CN': (name, meant) => `${name} 不是速览的设置：是不是想写 ${meant}？`,
  'zh-TW': (name, meant) => `${name} 不是速览的設定：是不是想寫 ${meant}？`,
};
