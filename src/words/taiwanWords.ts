import { createRequire } from 'node:module';

/** Returns pairs of Taiwan's and the mainland's words from OpenCC's list TWPhrasesRev. */
export function taiwanWords(): (readonly [string, string])[] {
  const list: typeof import('opencc-js/dict/TSCharacters') = createRequire(import.meta.url)(
    'opencc-js/dict/TWPhrasesRev',
  );
  return list.default.split('|').flatMap((pair) => {
    const [taiwan = '', ...mainland] = pair.split(' ');
    return mainland.map((word) => [taiwan, word] as const);
  });
}
