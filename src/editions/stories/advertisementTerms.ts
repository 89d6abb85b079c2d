import { z } from 'zod';
import { shippedYaml } from '../../text/shippedData.ts';

const words = z.array(z.string().min(1)).min(1);
/** Words of promotions and of what stands around the news of an edition. */
export const ADVERTISEMENT_TERMS = shippedYaml(
  'advertisement-terms.yaml',
  z.strictObject({
    signs: z.array(
      z.strictObject({
        weight: z.int().positive(),
        words: words.default([]),
        phrases: z
          .array(
            z.strictObject({ first: words, gap: z.int(), without: z.string().default('。'), last: words }),
          )
          .default([]),
        patterns: z.array(z.strictObject({ needs: words, pattern: z.string() })).default([]),
      }),
    ),
    hints: words,
    reporting: words,
    reportingShortly: words,
    readOn: words,
    promotionSections: z.strictObject({
      names: words,
      endings: words,
      begin: words,
      end: words,
      bracketed: words,
    }),
    frame: words,
    framePeriods: words,
    frameAbout: words,
    frameVersions: words,
    frameQuotes: words,
    frameQuotePeriods: words,
    conclusions: words,
    conclusionJoins: words,
    adviceEndings: words,
    periodicalEndings: words,
    advicePeriods: words,
    appeals: z.array(z.strictObject({ needs: words.optional(), pattern: z.string() })),
  }),
);

/** Source of an expression for the name of a source in brackets, with which news ends. */
export const NAMED_SOURCE = '[（(][^（）()]{2,16}[)）]。?$';
