import fc from 'fast-check';

/**
 * fast-check with one seed, so that `npm test` asks the same examples on every machine and a failure is one for everybody.
 * `PROPERTY_SEED=random npx vitest run …` (or a number) asks others: what those find gets an example of its own in the test.
 */
const given = process.env.PROPERTY_SEED;
const seed = given === 'random' ? Date.now() : Number(given ?? 20_261_126);

/** What readers see as one character and programs as several, and what texts are broken by. */
const CLUSTERS = [
  'e\u0301',
  '👩‍💻',
  '🇨🇳',
  '👍🏽',
  'か\u3099',
  '\u1100\u1161',
  '한',
  'ＡＢ',
  'ﬁ',
  '\u{20000}',
  '臺',
  '\u3000',
  '\r\n',
];

/** Texts of at most so many characters as readers see them: Chinese, Latin, signs, emoji, accents apart, any other character. */
export function readableText(maxLength: number, minLength = 0) {
  const other = fc
    .integer({ min: 0x20, max: 0x10ffff })
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code));
  const unit = fc.oneof(
    {
      arbitrary: fc.constantFrom(
        ...'的一是在有人小米车价格涨OpenAIaZ09 ,.:;!?*_`~#>[](){}<@&%/\\|-+=“”‘’《》（），。：；！？…—・',
      ),
      weight: 3,
    },
    { arbitrary: fc.constantFrom(...CLUSTERS), weight: 1 },
    { arbitrary: other, weight: 2 },
  );
  return fc.array(unit, { minLength, maxLength }).map((units) => units.join(''));
}

/** Texts of any code points, halves of surrogate pairs and control characters among them. */
export function brokenText(maxLength: number) {
  const unit = fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0x10ffff }));
  return fc
    .array(unit, { maxLength })
    .map((codes) => codes.map((code) => String.fromCodePoint(code)).join(''));
}

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

export default fc;
