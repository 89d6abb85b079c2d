import { shippedLines } from '../../text/shippedData.ts';

/** A name or title in the words of both languages. */
export interface ProperNoun {
  readonly kind: 'place' | 'term';
  /** Simplified, folded. */
  readonly chinese: readonly string[];
  readonly english: readonly string[];
}

let known: readonly ProperNoun[] | undefined;

/** Places, peoples and titles of data/proper-nouns.txt, and the countries that Unicode names (CLDR); read at first use. */
export function properNouns(): readonly ProperNoun[] {
  known ??= readNouns();
  return known;
}

/** The places that a Chinese text names; single characters (美, 日) name one only beside others. */
export function placesIn(folded: string): readonly ProperNoun[] {
  return properNouns().filter(
    ({ kind, chinese }) =>
      kind === 'place' && chinese.some((name) => name.length > 1 && folded.includes(name)),
  );
}

function readNouns(): readonly ProperNoun[] {
  const nouns: ProperNoun[] = [];
  let kind: ProperNoun['kind'] = 'place';
  for (const line of shippedLines('proper-nouns.txt')) {
    if (line.startsWith('[')) {
      kind = line === '[places]' ? 'place' : 'term';
      continue;
    }
    const [chinese = '', english = ''] = line.split(' = ');
    nouns.push({ kind, chinese: chinese.split(', '), english: english.split(', ') });
  }
  const listed = new Set(nouns.flatMap(({ chinese }) => chinese));
  return [...nouns, ...countries().filter(({ chinese }) => !chinese.some((name) => listed.has(name)))];
}

/** Every country by its names in Chinese and English. */
function countries(): ProperNoun[] {
  const names = (locale: string) => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const [chinese, english] = [names('zh'), names('en')];
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) =>
    letters.flatMap((second): ProperNoun[] => {
      const [zh, en] = [chinese.of(first + second), english.of(first + second)];
      return zh === undefined || en === undefined ? [] : [{ kind: 'place', chinese: [zh], english: [en] }];
    }),
  );
}
