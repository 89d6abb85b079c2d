import { shippedLines } from '../../text/shippedData.ts';

/** A name or title in both languages. */
export interface ProperNoun {
  readonly kind: 'place' | 'term';
  /** Simplified, folded. */
  readonly chinese: readonly string[];
  readonly english: readonly string[];
}

let known: readonly ProperNoun[] | undefined;

/**
 * Returns the places, peoples and titles of data/proper-nouns.txt, and the countries of Unicode's CLDR; read at first
 * use.
 */
export function properNouns(): readonly ProperNoun[] {
  known ??= readNouns();
  return known;
}

/** Returns the places in a Chinese text; single characters (美, 日) count only next to others. */
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

/** Returns all countries by their Chinese and English names. */
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
