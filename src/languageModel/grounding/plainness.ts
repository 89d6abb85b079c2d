import { isPromotion } from '../../editions/stories/advertisements.ts';

/** Addresses with or without their scheme, and names of hosts. */
const LINK =
  /:\/\/|www\.|(?<![\p{L}\p{N}])[a-z0-9][a-z0-9-]{0,62}\.(?:com|cn|net|org|io|me|cc|top|xyz|info|app|dev|ai|co|gg|link|site|shop|vip|ru)(?![\p{L}\p{N}])/iu;
/** Mentions, markup and code of any of the platforms that a text may be shown on. */
const MARKUP = /[<>`@{}|\\]|\]\(|\*\*|__|~~|^\s*(?:#|[-*]\s)/u;
/** What speaks to the model or as the model, and not of the news. */
const ADDRESSES_MODEL =
  /ignore (?:all |any |the )?(?:previous|above|prior)|忽略(?:以上|上述|之前|前面|此前)|作为(?:一个|一名)?(?:AI|人工智能|语言模型|大模型|助手)|as an? (?:AI|language model|assistant)/iu;

/** Whether a text is a plain sentence that only tells: no link, mention, markup, appeal to readers or word to the model. */
export function isPlainSentence(text: string): boolean {
  return !LINK.test(text) && !MARKUP.test(text) && !ADDRESSES_MODEL.test(text) && !isPromotion(text);
}
