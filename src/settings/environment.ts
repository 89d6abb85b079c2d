import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Locale, localeOf } from '../messages/locale.ts';
import { editDistance } from '../text/editDistance.ts';

/** The environment that settings are read from. */
export type Environment = Record<string, string | undefined>;

/**
 * Adds the variables of a file (`.env` of the working folder) that the environment leaves open; no file adds none. As
 * Windows editors save it: UTF-8 or UTF-16, with or without a byte order mark.
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
 * Settings are ASCII in front: UTF-16 shows by its mark, or by a zero byte beside the first letter. What is no UTF-8 was
 * saved in the encoding of a Chinese Windows. TextDecoder drops marks.
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
 * The lines with what word processors, input methods and other formats make of them put back: invisible characters and
 * odd spaces around name and value, a full-width equals sign, YAML's colon, the commands of Windows and shells before the
 * name, and curly quotation marks around a whole value.
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

/** The same with the colon of YAML; names in capitals alone, since an address has a colon too. */
const IN_YAML = new RegExp(
  String.raw`^${INVISIBLE}([A-Z]+(?:_[A-Z]+){1,5})${INVISIBLE}(?:：|:(?=\s))${INVISIBLE}`,
);

/**
 * The language of the operator's terminal, as gettext finds it: the locale of messages is LC_ALL before LC_MESSAGES before
 * LANG; where that is none (unset, C or POSIX) it is English, else the first language of LANGUAGE that there is a text in,
 * else the locale's own. Chinese comes in its own script; every other language is English.
 */
export function operatorLocale(environment: Readonly<Environment>): Locale {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  if (/^(?:C|POSIX)?(?:\.|$)/i.test(locale)) return 'en-US';
  const languages = [...(environment.LANGUAGE ?? '').split(':', MOST_LANGUAGES), locale];
  const code = languages.find((language) => /^(?:zh|en)(?:[_.@-]|$)/i.test(language)) ?? '';
  return /^zh/i.test(code) ? localeOf(code) : 'en-US';
}

/** As many languages of LANGUAGE are looked at. */
const MOST_LANGUAGES = 20;

/** A variable that is set and that nothing reads, with the one that it resembles, if any does. */
export interface MisspeltVariable {
  readonly name: string;
  readonly meant: string | undefined;
}

/** Variables of other programs are short or share a word with ours; two slips in a name as long as ours are none of them. */
const SLIPS_MOST = 2;
const OURS = /^(?:DISCORD|SULAN)_/u;

/** The variables that look like settings of this program and are none: DISCORD_TOEKN, SULAN_STATEDIR. */
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

/** What is wrong with a misspelt variable, in a sentence for the operator; its value is never shown. */
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
