import { shippedLines } from '../../../text/shippedData.ts';

/** A sentence that speaks to the visitor is wording where its phrases make up this share of it; any other, twice as much. */
const COVERED_SHARE = 0.2;

/** A label is wording where it makes up this share of a text: news may be about what it names. */
const LABEL_SHARE = 0.5;
const CHINESE = /[\u3400-\u9fff]/;

/** Characters of a sentence that are looked at. */
const LONGEST_LOOKED_AT = 400;

interface Wording {
  readonly phrase: string;
  readonly kind: string;
  /** Whether it counts alone and not within a sentence. */
  readonly isLabel: boolean;
}

interface Wordings {
  readonly phrases: readonly Wording[];
  /** Single words by their list: `addressed` and `of access`. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

let wordings: Wordings | undefined;

/**
 * The kind of page that a sentence is the wording of: its phrases make up a share of it, or it speaks to the visitor of
 * what stands between him and the page. Undefined for one that only mentions such things, and for any other.
 */
export function kindOf(segment: string): string | undefined {
  wordings ??= readWordings();
  const small = segment.slice(0, LONGEST_LOOKED_AT).toLowerCase();
  const isAddressed = holdsOneOf('addressed', small);
  const found = wordings.phrases.filter(
    ({ phrase, isLabel }) =>
      small.includes(phrase) && (!isLabel || phrase.length >= LABEL_SHARE * small.length),
  );
  const covered = found.reduce((sum, { phrase }) => sum + phrase.length, 0);
  const share = COVERED_SHARE * (isAddressed || small.length <= SHORT_SENTENCE ? 1 : 2);
  if (covered > 0 && covered >= (CHINESE.test(small) ? share : share / 2) * small.length)
    return found[0]?.kind;
  return isAddressed && holdsOneOf('of access', small) ? 'a notice to the visitor' : undefined;
}

/** Shorter ones are notices or titles and have no room for somebody who says something. */
const SHORT_SENTENCE = 20;

function holdsOneOf(list: string, small: string): boolean {
  return wordings?.words.get(list)?.some((word) => small.includes(word)) ?? false;
}

function readWordings(): Wordings {
  const phrases: Wording[] = [];
  const words = new Map<string, string[]>();
  let kind = '';
  let list: string[] | undefined;
  for (const line of shippedLines('no-articles.txt')) {
    if (line.startsWith('(')) {
      list = [];
      words.set(line.slice(1, -1), list);
    } else if (line.startsWith('[')) {
      kind = line.slice(1, -1);
      list = undefined;
    } else if (list) list.push(line);
    else phrases.push({ phrase: line.replace(/^=/, ''), kind, isLabel: line.startsWith('=') });
  }
  return { phrases, words };
}
