import { readFileSync } from 'node:fs';
import { systemClock } from '../../src/calendar/zone.ts';
import { ingestPaths } from '../../src/cli/ingest.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { type SearchWeights, searchWeights } from '../../src/search/ranking/weights.ts';
import { createSearch } from '../../src/search/search.ts';
import { openApp } from '../../src/wiring/core.ts';
import { loadConcepts } from '../../src/words/concepts.ts';
import { type JudgedQuery, meansOf, type QueryScore, scoreQueries } from './search/judged.ts';

/** Factors by which each weight is tried. */
const STEPS = [0.75, 1.33];
/** Least gain of a step; smaller ones are noise. */
const LEAST_GAIN = 0.0004;
const ROUNDS = 1;
const FOLDS = 2;

/**
 * `npm run fit -- search QUERIES.json… DOCUMENTS…`: fits the weights of the search by coordinate ascent on judged
 * queries over documents, for the mean of nDCG and MRR; each query counts once and each kind equally. `crossValidated`
 * is the score of one half of the queries with weights fitted to the other: an estimate for unseen queries.
 */
async function fitSearch(args: readonly string[]): Promise<object> {
  const files = args.filter((arg) => arg.endsWith('.json'));
  const queries = files.flatMap((file): JudgedQuery[] => JSON.parse(readFileSync(file, 'utf8')));
  const app = openApp(':memory:');
  const lines = { out: () => undefined, err: () => undefined };
  const documents = args.filter((arg) => !arg.endsWith('.json'));
  await ingestPaths(
    app.store,
    documents,
    { json: false, texts: commandLineTexts('en-US').results, catchUp: app.catchUp },
    lines,
  );
  const lists = { lexicon: app.lexicon, concepts: loadConcepts() };
  const scoresOf = (weights: SearchWeights, asked: readonly JudgedQuery[]) =>
    scoreQueries(createSearch(app.store, lists, systemClock, { weights }), asked);
  const before = await scoresOf(searchWeights, queries);
  const validated: QueryScore[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = queries.filter((_, i) => i % FOLDS === fold);
    const fitted = await ascend(
      (weights) =>
        scoresOf(
          weights,
          queries.filter((_, i) => i % FOLDS !== fold),
        ),
      1,
    );
    validated.push(...(await scoresOf(fitted, held)));
  }
  const weights = await ascend((tried) => scoresOf(tried, queries), ROUNDS);
  const after = await scoresOf(weights, queries);
  await app.store.close();
  return { before: meansOf(before), crossValidated: meansOf(validated), after: meansOf(after), weights };
}

/** Changes one weight after another as long as the score improves. */
async function ascend(
  score: (weights: SearchWeights) => Promise<readonly QueryScore[]>,
  rounds: number,
): Promise<SearchWeights> {
  let best = searchWeights;
  let reached = objectiveOf(await score(best));
  for (let round = 0; round < rounds; round++) {
    for (const name of weightNames(searchWeights)) {
      for (const step of STEPS) {
        const tried = { ...best, [name]: Math.round(best[name] * step * 1000) / 1000 };
        const objective = objectiveOf(await score(tried));
        if (objective < reached + LEAST_GAIN) continue;
        best = tried;
        reached = objective;
        process.stderr.write(`${name} ${tried[name]}: ${objective.toFixed(4)}\n`);
      }
    }
  }
  return best;
}

function weightNames(weights: SearchWeights): (keyof SearchWeights)[] {
  const isWeight = (name: string): name is keyof SearchWeights => name in weights;
  return Object.keys(weights).filter(isWeight);
}

function objectiveOf(scores: readonly QueryScore[]): number {
  const { ndcg, mrr } = scores.reduce((sum, one) => ({ ndcg: sum.ndcg + one.ndcg, mrr: sum.mrr + one.mrr }), {
    ndcg: 0,
    mrr: 0,
  });
  return (0.7 * ndcg + 0.3 * mrr) / scores.length;
}

process.stdout.write(`${JSON.stringify(await fitSearch(process.argv.slice(2)), null, 2)}\n`);
