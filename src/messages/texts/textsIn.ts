import type { Locale } from '../locale.ts';
import { enUS } from './en-US.ts';
import type { Texts } from './texts.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, Texts>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS };

/** What the frame says in a language. */
export function textsIn(locale: Locale): Texts {
  return TEXTS[locale];
}
