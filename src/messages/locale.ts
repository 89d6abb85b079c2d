/** The languages that the frame speaks; the codes are Discord's. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en-US'] as const;

/** One of the frame's languages. */
export type Locale = (typeof LOCALES)[number];

/** A wording in every language of the frame; a missing one fails the type check. */
export type Localised = Readonly<Record<Locale, string>>;

/** What is spoken where nobody said otherwise. */
export const DEFAULT_LOCALE: Locale = 'zh-CN';

/**
 * The frame's language for a BCP 47 code such as Discord's `en-GB`, `zh-TW` or a system's `zh_HK`.
 * Readers of other languages get Chinese: the news is Chinese.
 */
export function localeOf(code: string | undefined): Locale {
  const parts = (code ?? '').replaceAll('_', '-').toLowerCase().split(/[-.]/u);
  if (parts[0] === 'en') return 'en-US';
  if (parts[0] === 'zh' && ['tw', 'hk', 'mo', 'hant'].some((region) => parts.includes(region)))
    return 'zh-TW';
  return DEFAULT_LOCALE;
}
