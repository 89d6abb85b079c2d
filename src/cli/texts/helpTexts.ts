import type { Locale } from '../../messages/locale.ts';
import { enUS } from './en-US.ts';
import type { HelpTexts } from './texts.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, HelpTexts>> = { 'en-US': enUS, 'zh-CN': zhCN, 'zh-TW': zhTW };

/** The texts of `--help` in a language. */
export function helpTexts(locale: Locale): HelpTexts {
  return TEXTS[locale];
}
