import { isPromotion } from '../../editions/stories/advertisements.ts';

/** URLs with or without scheme, and host names. */
const LINK =
  /:\/\/|www\.|(?<![\p{L}\p{N}])[a-z0-9][a-z0-9-]{0,62}\.(?:com|cn|net|org|io|me|cc|top|xyz|info|app|dev|ai|co|gg|link|site|shop|vip|ru)(?![\p{L}\p{N}])/iu;
/** Mentions, markup and code of all platforms that texts are shown on. */
const MARKUP = /[<>`@{}|\\]|\]\(|\*\*|__|~~|^\s*(?:#|[-*]\s)/u;
/** Phrases addressed to the model or spoken by it instead of news. */
const ADDRESSES_MODEL =
  /ignore (?:all |any |the )?(?:previous|above|prior)|忽略(?:以上|上述|之前|前面|此前)|作为(?:一个|一名)?(?:AI|人工智能|语言模型|大模型|助手)|as an? (?:AI|language model|assistant)/iu;

/** Whether a text is a plain statement: without links, mentions, markup, appeals to readers or words to the model. */
export function isPlainSentence(text: string): boolean {
  return !LINK.test(text) && !MARKUP.test(text) && !ADDRESSES_MODEL.test(text) && !isPromotion(text);
}
