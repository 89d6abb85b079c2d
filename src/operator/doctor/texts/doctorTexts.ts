import type { Locale } from '../../../messages/locale.ts';
import { type DoctorTexts, enUs } from './en-US.ts';
import { zhCn } from './zh-CN.ts';
import { zhTw } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, DoctorTexts>> = { 'en-US': enUs, 'zh-CN': zhCn, 'zh-TW': zhTw };

/** What the doctor says in a language. */
export function doctorTexts(locale: Locale): DoctorTexts {
  return TEXTS[locale];
}
