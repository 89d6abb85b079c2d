import { shippedLines } from '../../../text/shippedData.ts';

/** Share of a sentence to the visitor that wording's phrases must cover; twice as much for any other. */
const COVERED_SHARE = 0.2;

/** Share of a text that a label must cover, because news may be about the thing that it names. */
const LABEL_SHARE = 0.5;
const CHINESE = /[\u3400-\u9fff]/;

/** Most characters of a sentence that are examined. */
const LONGEST_LOOKED_AT = 400;

interface Wording {
  readonly phrase: string;
  readonly kind: string;
  /** Whether it counts only alone, not within a sentence. */
  readonly isLabel: boolean;
}

interface Wordings {
  readonly phrases: readonly Wording[];
  /** Single words by list: `addressed` and `of access`. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

let wordings: Wordings | undefined;

/**
 * Returns the kind of page to which a sentence belongs: phrases cover a share of it, or it tells the visitor what
 * blocks access. Returns undefined for any other sentence, including one that only mentions such things.
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

/** Longest notice or title in characters; longer sentences may report what somebody says. */
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
