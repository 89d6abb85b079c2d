/** Languages of the frame, by Discord's codes. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en-US'] as const;

/** A language of the frame. */
export type Locale = (typeof LOCALES)[number];

/** A text in every language of the frame; a missing one fails the type check. */
export type Localised = Readonly<Record<Locale, string>>;

/** Default language. */
export const DEFAULT_LOCALE: Locale = 'zh-CN';

/**
 * Returns the frame's language for a BCP 47 code such as Discord's `en-GB`, `zh-TW` or a system's `zh_HK`. Other
 * languages get Chinese, because the news is Chinese.
 */
export function localeOf(code: string | undefined): Locale {
  const parts = (code ?? '').replaceAll('_', '-').toLowerCase().split(/[-.]/u);
  if (parts[0] === 'en') return 'en-US';
  if (parts[0] === 'zh' && ['tw', 'hk', 'mo', 'hant'].some((region) => parts.includes(region)))
    return 'zh-TW';
  return DEFAULT_LOCALE;
}
