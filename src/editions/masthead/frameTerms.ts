import { z } from 'zod';
import { alternationOf } from '../../text/expressions.ts';
import { shippedYaml } from '../../text/shippedData.ts';

const words = z.array(z.string().min(1)).min(1);
const vocabulary = shippedYaml('frame-terms.yaml', z.strictObject({ menuEntries: words, places: words }));

/** Expressions for the lines that a copied page has around its text. */
export const FRAME_TERMS = {
  /** Matches the name of a page that menus link to. */
  menuEntry: new RegExp(`^${alternationOf(vocabulary.menuEntries)}$`, 'i'),
  /** Matches the place of the page in its site, behind a label or from the first page on. */
  place: new RegExp(
    `^(?:${alternationOf(vocabulary.places)}\\s?[：:]|${alternationOf(vocabulary.menuEntries)}\\s?[>›»＞])`,
    'i',
  ),
};
