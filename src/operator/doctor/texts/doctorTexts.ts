import type { Locale } from '../../../messages/locale.ts';
import { type DoctorTexts, enUS } from './en-US.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, DoctorTexts>> = { 'en-US': enUS, 'zh-CN': zhCN, 'zh-TW': zhTW };

/** Returns the doctor's texts in a language. */
export function doctorTexts(locale: Locale): DoctorTexts {
  return TEXTS[locale];
}
