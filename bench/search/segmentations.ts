import { indexTermsOf } from '../../src/search/index/indexTerms.ts';
import { fold } from '../../src/text/fold.ts';
import { atomsOf } from '../../src/words/atoms.ts';

/** Divides a text into the terms that it is indexed by. */
type Divide = (text: string) => string[];

/** The ways of dividing that were compared, each loaded when its turn comes, so that its memory can be told. */
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
