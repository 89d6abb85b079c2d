import fc from 'fast-check';

/**
 * fast-check with one seed, so that `npm test` asks the same examples on every machine and a failure is one for everybody.
 * `PROPERTY_SEED=random npx vitest run …` (or a number) asks others: what those find gets an example of its own in the test.
 */
const given = process.env.PROPERTY_SEED;
const seed = given === 'random' ? Date.now() : Number(given ?? 20_261_126);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

export default fc;
