import { readFileSync, writeFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { IMPORTANCE_FEATURES, shippedImportance } from '../../src/digests/importance.ts';
import { baselines, crossValidateDays, fitImportance } from './importance/fitWeights.ts';
import { gatherDays } from './importance/gather.ts';
import { meanGain, readJudgedDays } from './importance/judgedDays.ts';

const TABLE = new URL('../../data/importance.yaml', import.meta.url);
const JUDGED = new URL('../../test/digests/judged/importance.json', import.meta.url);

/**
 * `npm run fit -- importance`: fits the weights of a digest's order to the judged days, writes them to
 * data/importance.yaml and prints nDCG@10; `crossValidated` estimates it for unseen days.
 */
function fitTable(): object {
  const days = readJudgedDays(JUDGED);
  const before = meanGain(days, shippedImportance());
  const fitted = fitImportance(days);
  const table = parseDocument(readFileSync(TABLE, 'utf8'));
  for (const name of IMPORTANCE_FEATURES)
    table.setIn(['weights', name, 'weight'], Math.round(fitted[name] * 100) / 100);
  writeFileSync(TABLE, table.toString({ lineWidth: 120 }));
  const events = days.reduce((sum, day) => sum + day.events.length, 0);
  const after = meanGain(days, fitted);
  return {
    days: days.length,
    events,
    ...baselines(days),
    before,
    crossValidated: crossValidateDays(days),
    after,
  };
}

const [step, ...rest] = process.argv.slice(2);
if (step === 'gather') await gatherDays(rest);
else process.stdout.write(`${JSON.stringify(fitTable(), null, 2)}\n`);
