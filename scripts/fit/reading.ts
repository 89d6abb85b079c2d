import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Annotated, normalised, readAnnotated } from './reading/annotated.ts';
import { crossValidate } from './reading/crossValidate.ts';
import { presentLineModels, writeWeights } from './reading/fittedWeights.ts';
import { lineProbabilities } from './reading/lineProbabilities.ts';
import { type Numbers, readNumbers, writeNumbers } from './reading/numbers.ts';
import { PARTS, partsOf } from './reading/parts.ts';
import { documentsAsNumbers, proposeFor } from './reading/proposed.ts';
import { samplesOf } from './reading/samples.ts';

/**
 * `npm run fit -- reading [--figures] [FOLDER…]`: fits the reader's weights to the annotated documents of the folders,
 * writes them and the numbers that they are based on, and prints the cross-validated figures as one JSON object. Without
 * folders, the ranking of layouts and the gate are fitted to the committed numbers, and the models of lines, which need
 * the documents, stay. With `--figures` the weights stay as they are.
 */
const SOURCES = new URL('../../test/editions/annotated/documents.json', import.meta.url);

const FIGURES_ALONE = '--figures';
const folders = process.argv.slice(2).filter((argument) => argument !== FIGURES_ALONE);
const { numbers, lineModels } =
  folders.length > 0 ? measureDocuments(folders) : { numbers: readNumbers(), lineModels: presentLineModels };
const figures = crossValidate(numbers);
if (!process.argv.includes(FIGURES_ALONE)) writeWeights(lineModels(), numbers);
process.stdout.write(`${JSON.stringify(figures)}\n`);

/** Turns the documents of the folders into numbers, and writes these and the documents' origins. */
function measureDocuments(from: readonly string[]): {
  numbers: Numbers;
  lineModels: ReturnType<typeof lineProbabilities>['fit'];
} {
  const documents = withoutCopies(from.flatMap(readAnnotated));
  const samples = documents.flatMap(samplesOf);
  const part = partsOf(
    documents.map(({ publisher }) => publisher),
    PARTS,
  );
  say(`${documents.length} documents, ${samples.length} samples`);
  const { probability, fit } = lineProbabilities(samples, part);
  say('lines');
  const proposed = samples
    .filter(({ isCopy }) => !isCopy)
    .map((sample) => proposeFor(sample, probability.get(sample) ?? new Float64Array()));
  const measured = documentsAsNumbers(proposed, part);
  say('layouts');
  writeNumbers(measured);
  writeFileSync(SOURCES, `${JSON.stringify(documents.map(sourceOf), null, 1)}\n`);
  return { numbers: measured, lineModels: fit };
}

function say(text: string): void {
  process.stderr.write(`${process.uptime().toFixed(0)} s  ${text}\n`);
}

/** Leaves out documents that another folder holds as well. */
function withoutCopies(all: readonly Annotated[]): Annotated[] {
  const hashOf = ({ bytes }: Annotated) => createHash('sha256').update(bytes).digest('hex');
  return [...new Map(all.toReversed().map((document) => [hashOf(document), document])).values()].toReversed();
}

/** Returns the origin of a document and the hashes of its titles, so that both can be found again. */
function sourceOf({ id, publisher, source, isRoundup, titles, starts }: Annotated) {
  const hashes = (titles.length > 0 ? titles : starts).map((title) =>
    createHash('sha256').update(normalised(title)).digest('hex').slice(0, 12),
  );
  return { id, publisher, source, kind: isRoundup ? 'roundup' : 'article', titles: hashes };
}
