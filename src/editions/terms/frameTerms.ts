import { z } from 'zod';
import { endsLike } from '../../text/beginnings.ts';
import { alternationOf } from '../../text/expressions.ts';
import { shippedYaml } from '../../text/shippedData.ts';

const words = z.array(z.string().min(1)).min(1);
const vocabulary = shippedYaml(
  'frame-terms.yaml',
  z.strictObject({
    menuEntries: words,
    places: words,
    placeEndings: words,
    comments: z.strictObject({ alone: words, kinds: words, names: words }),
    commentSigns: words,
    authorCards: words,
    pastArticles: z.strictObject({ periods: words, names: words, alone: words }),
  }),
);
const { comments, pastArticles } = vocabulary;
const kindsOfComments = alternationOf(comments.kinds);
const namesOfComments = alternationOf(comments.names);

/** Expressions for the lines that a copied page has around its text. */
export const FRAME_TERMS = {
  /** Matches the name of a page that menus link to. */
  menuEntry: new RegExp(`^${alternationOf(vocabulary.menuEntries)}$`, 'i'),
  /** Matches the place of the page in its site, behind a label or from the first page on. */
  place: new RegExp(
    `^(?:${alternationOf(vocabulary.places)}\\s?[：:]|${alternationOf(vocabulary.menuEntries)}\\s?[>›»＞])`,
    'i',
  ),
  /** Matches the place of the page from the site's name down to the text: 示例网 > 资讯 > 正文. */
  placeOfText: new RegExp(
    `^[^，。！？：:>›»＞]{1,20}[>›»＞].{0,60}(?<=[>›»＞]\\s{0,2})${alternationOf(vocabulary.placeEndings)}$`,
  ),
  /** Whether a text ends with the last character of such a place, as most do not. */
  mayEndPlace: endsLike(vocabulary.placeEndings),
  /** Matches what is alone above the comments of readers. */
  commentHead: new RegExp(
    [
      `^${alternationOf(comments.alone)}\\s?[:：]?$`,
      `^${kindsOfComments}${namesOfComments}\\s?(?:[（(]\\d{1,6}[)）])?\\s?[:：]?$`,
      `^${namesOfComments}\\s?[（(]\\d{1,6}[)）]$`,
      `^(?:共\\s?)?\\d{1,6}\\s?[条條则則个個]?\\s?${namesOfComments}$`,
    ].join('|'),
    'i',
  ),
  /** Matches words that stand beside comments. */
  commentSign: new RegExp(alternationOf(vocabulary.commentSigns)),
  /** Matches what is alone above a note on the author. */
  authorCard: new RegExp(`^${alternationOf(vocabulary.authorCards)}\\s?[:：]?$`, 'i'),
  /** Matches what is alone above links to the page's earlier articles: | 往期推荐：. */
  pastArticles: new RegExp(
    `^[^\\p{L}\\p{N}]*(?:.{0,6}${alternationOf(pastArticles.periods)}${alternationOf(pastArticles.names)}|${alternationOf(pastArticles.alone)})[^\\p{L}\\p{N}]*$`,
    'iu',
  ),
};
