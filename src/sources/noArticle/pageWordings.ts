import { readFileSync } from 'node:fs';

/** A sentence is wording where its phrases make up this share of it. */
const COVERED_SHARE = 0.2;

/** A label is wording where it makes up this share of a text: news may be about what it names. */
const LABEL_SHARE = 0.5;
const CHINESE = /[\u3400-\u9fff]/;

interface Wording {
  readonly phrase: string;
  readonly kind: string;
  /** Whether it counts alone and not within a sentence. */
  readonly isLabel: boolean;
}

let wordings: readonly Wording[] | undefined;

/** The kind of page that a sentence is the wording of; undefined for one that only mentions it, and for any other. */
export function kindOf(segment: string): string | undefined {
  wordings ??= readWordings();
  const small = segment.slice(0, 400).toLowerCase();
  const found = wordings.filter(
    ({ phrase, isLabel }) =>
      small.includes(phrase) && (!isLabel || phrase.length >= LABEL_SHARE * small.length),
  );
  const covered = found.reduce((sum, { phrase }) => sum + phrase.length, 0);
  const share = CHINESE.test(small) ? COVERED_SHARE : COVERED_SHARE / 2;
  return covered >= share * small.length ? found[0]?.kind : undefined;
}

function readWordings(): readonly Wording[] {
  const lines = readFileSync(new URL('../../../data/no-articles.txt', import.meta.url), 'utf8').split('\n');
  const read: Wording[] = [];
  let kind = '';
  for (const line of lines.map((line) => line.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) kind = line.slice(1, -1);
    else read.push({ phrase: line.replace(/^=/, ''), kind, isLabel: line.startsWith('=') });
  }
  return read;
}
