import type { Locale } from '../../../messages/locale.ts';
import { type Environment, operatorLocale } from '../../../settings/environment.ts';
import { enUS } from './en-US.ts';
import type { SourcesCommandTexts } from './texts.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

const TEXTS: Readonly<Record<Locale, SourcesCommandTexts>> = { 'en-US': enUS, 'zh-CN': zhCN, 'zh-TW': zhTW };

/** The texts for a terminal whose environment says that language (POSIX: LC_ALL, LC_MESSAGES, LANG). */
export function sourcesTexts(environment: Readonly<Environment>): SourcesCommandTexts {
  return TEXTS[operatorLocale(environment)];
}
