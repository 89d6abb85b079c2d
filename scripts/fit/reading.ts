import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Annotated, readAnnotated } from './reading/annotated.ts';
import { crossValidate } from './reading/crossValidate.ts';
import { type LineModels, presentLineModels, writeWeights } from './reading/fittedWeights.ts';
import { lineProbabilities, predictUnseen } from './reading/lineProbabilities.ts';
import { type Numbers, readNumbers, writeNumbers } from './reading/numbers.ts';
import { addOrigins, writeOrigins } from './reading/origins.ts';
import { PARTS, partsOf } from './reading/parts.ts';
import { documentsAsNumbers, proposeFor, withDocuments } from './reading/proposed.ts';
import { samplesOf } from './reading/samples.ts';

/**
 * `npm run fit -- reading [--figures] [--add] [FOLDER…]`: fits the reader's weights to the annotated documents of the
 * folders, writes them and the numbers that they are based on, and prints the cross-validated figures as one JSON object.
 * Without folders, the ranking of layouts and the gate are fitted to the committed numbers, and the models of lines, which
 * need the documents, stay. With `--add` the models of lines and the committed numbers stay, and the numbers of the
 * folders' other documents are added. With `--figures` the weights stay as they are.
 */
const {
  values: { figures: figuresAlone, add },
  positionals: folders,
} = parseArgs({
  options: { figures: { type: 'boolean' }, add: { type: 'boolean' } },
  allowPositionals: true,
});
const { numbers, lineModels } = measured();
const figures = crossValidate(numbers);
if (!figuresAlone) writeWeights(lineModels(), numbers);
process.stdout.write(`${JSON.stringify(figures)}\n`);

interface Measured {
  readonly numbers: Numbers;
  readonly lineModels: () => LineModels;
}

/** Returns the numbers to fit to, and the models of lines: those of the folders' documents, or the present ones. */
function measured(): Measured {
  if (folders.length === 0) return { numbers: readNumbers(), lineModels: presentLineModels };
  const documents = withoutCopies(folders.flatMap(readAnnotated));
  return add ? addDocuments(documents) : measureDocuments(documents);
}

/** Turns documents into numbers by models of lines that do not know their publisher, and writes these and the origins. */
function measureDocuments(documents: readonly Annotated[]): Measured {
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
  const numbers = documentsAsNumbers(proposed, part);
  say('layouts');
  writeNumbers(numbers);
  writeOrigins(documents);
  return { numbers, lineModels: fit };
}

/** Adds the documents that the committed numbers lack, by the present models of lines, which have not seen them. */
function addDocuments(documents: readonly Annotated[]): Measured {
  const known = readNumbers();
  const ids = new Set(known.documents.map(({ id }) => id));
  const further = documents.filter(({ id }) => !ids.has(id));
  const models = presentLineModels();
  const proposed = further
    .flatMap(samplesOf)
    .filter(({ isCopy }) => !isCopy)
    .map((sample) => proposeFor(sample, predictUnseen(sample, models)));
  const numbers = withDocuments(known, proposed);
  writeNumbers(numbers);
  addOrigins(further);
  return { numbers, lineModels: presentLineModels };
}

function say(text: string): void {
  process.stderr.write(`${process.uptime().toFixed(0)} s  ${text}\n`);
}

/** Leaves out documents that another folder holds as well. */
function withoutCopies(all: readonly Annotated[]): Annotated[] {
  const hashOf = ({ bytes }: Annotated) => createHash('sha256').update(bytes).digest('hex');
  return [...new Map(all.toReversed().map((document) => [hashOf(document), document])).values()].toReversed();
}
