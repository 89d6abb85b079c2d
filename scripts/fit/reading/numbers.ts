import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Score } from './labels.ts';

/** Hits, annotated stories, returned stories, and leaks (headings or advertisements among them). */
export type ScoreNumbers = readonly [number, number, number, number];

/** Returns the score that four numbers are. */
export function namedScore([hits, wanted, told, leaks]: ScoreNumbers): Score {
  return { hits, wanted, told, leaks };
}

/** Annotated document as numbers, without any text. */
export interface DocumentNumbers {
  readonly id: string;
  readonly publisher: string;
  readonly isRoundup: boolean;
  readonly weight: number;
  /** Number of annotated stories. */
  readonly wanted: number;
  /** Features of every proposed layout, with line probabilities from models fitted without its publisher. */
  readonly rows: readonly (readonly number[])[];
  /** For every layout as it is read. */
  readonly scores: readonly ScoreNumbers[];
  /** Layout that is certain because of a list or brackets, and for each layout its colon twin; see preferences.ts. */
  readonly sure: number;
  readonly colonTwins: readonly number[];
  /** The same if titles are recognised directly and no layout is ranked. */
  readonly announced: ScoreNumbers | null;
  /** The gate's features of the layout that is chosen by models fitted without its publisher. */
  readonly gate: readonly number[];
  /** What it says by itself that it is with the chosen layout, see statedKind.ts: then the reader does not ask the gate. */
  readonly stated: 'roundup' | 'article' | null;
}

/** All annotated documents as numbers; `expected` is the index of that feature in a layout's row. */
export interface Numbers {
  readonly expected: number;
  readonly documents: readonly DocumentNumbers[];
}

const NUMBERS = new URL('../../../test/editions/annotated/numbers.json.gz', import.meta.url);

/** Reads the committed numbers of all annotated documents. */
export function readNumbers(): Numbers {
  return JSON.parse(gunzipSync(readFileSync(NUMBERS)).toString());
}

/** Writes the numbers of all annotated documents over the committed ones. */
export function writeNumbers(numbers: Numbers): void {
  writeFileSync(NUMBERS, gzipSync(JSON.stringify(numbers), { level: 9 }));
}
