import type { Locale } from '../locale.ts';
import { enUS } from './en-US.ts';
import type { Texts } from './texts.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, Texts>> = {
  'zh-CN': { locale: 'zh-CN', ...zhCN },
  'zh-TW': { locale: 'zh-TW', ...zhTW },
  'en-US': { locale: 'en-US', ...enUS },
};

/** Returns the texts in a language. */
export function textsIn(locale: Locale): Texts {
  return TEXTS[locale];
}
