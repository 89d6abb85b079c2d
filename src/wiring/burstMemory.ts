import v8 from 'node:v8';

/**
 * Lets memory grow while many deliveries are planned or under way. `bin/sulan.mjs` has V8 keep little of it, by collecting often, which
 * suits a bot that waits most of its day; in a burst that costs a third of the processor's time a delivery
 * (`npm run bench -- delivery`). Afterwards memory is given back.
 */
export function allowMemoryForBurst(isUnderWay: boolean): void {
  v8.setFlagsFromString(isUnderWay ? '--no-optimize-for-size' : '--optimize-for-size');
}
