import { indexTermsOf } from '../../src/search/index/indexTerms.ts';
import { fold } from '../../src/text/fold.ts';
import { atomsOf } from '../../src/words/atoms.ts';

/** Divides a text into its index terms. */
type Divide = (text: string) => string[];

/** Compared methods of dividing a text, each loaded when it is measured, so that its memory is separate. */
export const segmentations: Readonly<Record<string, () => Promise<Divide>>> = {
  characters: async () => (text) => atomsOf(fold(text)).map((atom) => atom.text),
  pairs: async () => (text) => indexTermsOf(text),
  'Intl.Segmenter': async () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return (text) =>
      [...segmenter.segment(fold(text))].filter((word) => word.isWordLike).map((word) => word.segment);
  },
  jieba: async () => {
    const jieba = await loadJieba();
    return (text) => jieba.cut(fold(text), true).filter(isWord);
  },
  'jieba for search': async () => {
    const jieba = await loadJieba();
    return (text) => jieba.cutForSearch(fold(text), true).filter(isWord);
  },
};

async function loadJieba() {
  const [{ Jieba }, { dict }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
  ]);
  return Jieba.withDict(dict);
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
