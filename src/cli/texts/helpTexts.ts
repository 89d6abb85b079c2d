import type { Locale } from '../../messages/locale.ts';
import { enUs } from './en-US.ts';
import type { HelpTexts } from './texts.ts';
import { zhCn } from './zh-CN.ts';
import { zhTw } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, HelpTexts>> = { 'en-US': enUs, 'zh-CN': zhCn, 'zh-TW': zhTw };

/** The texts of `--help` in a language. */
export function helpTexts(locale: Locale): HelpTexts {
  return TEXTS[locale];
}
