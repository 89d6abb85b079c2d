import { createRequire } from 'node:module';

/** Taiwan's words with those of the mainland, as OpenCC's list TWPhrasesRev has them. */
export function taiwanWords(): (readonly [string, string])[] {
  const list: typeof import('opencc-js/dict/TSCharacters') = createRequire(import.meta.url)(
    'opencc-js/dict/TWPhrasesRev',
  );
  return list.default.split('|').flatMap((pair) => {
    const [taiwan = '', ...mainland] = pair.split(' ');
    return mainland.map((word) => [taiwan, word] as const);
  });
}
