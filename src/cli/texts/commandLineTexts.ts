import type { Locale } from '../../messages/locale.ts';
import { enUS } from './en-US.ts';
import type { CommandLineTexts } from './texts.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, CommandLineTexts>> = { 'en-US': enUS, 'zh-CN': zhCN, 'zh-TW': zhTW };

/** Returns the texts of the command line in a language. */
export function commandLineTexts(locale: Locale): CommandLineTexts {
  return TEXTS[locale];
}
