import { alternationOf } from '../../text/expressions.ts';
import { ENGLISH_FORM_STARTS, MACHINE_TERMS, MAKER } from './machineTerms.ts';

const JAPANESE = new RegExp(
  `^[^\\p{L}\\p{N}]*${alternationOf(MACHINE_TERMS.japanesePointing)}${alternationOf(MACHINE_TERMS.japaneseNouns)}(?:の[^、。]{1,8}){0,1}[はが][^。]{0,12}?${MAKER}[^。]{0,16}?${alternationOf(MACHINE_TERMS.japaneseActs)}`,
  'u',
);
/** English forms, each with the beginnings of which one must be met before its expression is compiled and tried. */
const ENGLISH = MACHINE_TERMS.english.map(({ form }, place) => ({
  starts: ENGLISH_FORM_STARTS[place] ?? [],
  expression: new RegExp(`^(?:${filledIn(form)})`, 'u'),
}));
const ENGLISH_LABEL = new RegExp(`^(?:${MACHINE_TERMS.englishLabels.join('|')})\\W{0,3}`, 'u');

function filledIn(form: string): string {
  return form.replace(/\{([a-z]+)\}/g, (_, name: string) =>
    name === 'maker'
      ? `(?:${MACHINE_TERMS.englishMakers.join('|')})`
      : (MACHINE_TERMS.englishWords[name] ?? ''),
  );
}

/** Line that names only a maker as the author: 作者：AI 助手. */
const BYLINE = new RegExp(
  `^[^\\p{L}]*${alternationOf(MACHINE_TERMS.bylines)}[:：|/丨]${MAKER}${alternationOf(MACHINE_TERMS.tools)}{0,2}[^\\p{L}]*$`,
  'u',
);

/** End of a sentence that quotes somebody: `The text was written by AI, the court said`. */
const REPORTED = new RegExp(`, (?:[\\w.'-]+ ){0,5}${alternationOf(MACHINE_TERMS.reporting)}\\W*$`);

function isEnglishStatement(folded: string): boolean {
  const start = folded.search(/[\p{L}\p{N}]/u);
  if (start < 0) return false;
  const sentence = folded.slice(start);
  const label = ENGLISH_LABEL.exec(sentence)?.[0] ?? '';
  if (!isEnglishForm(sentence) && (label === '' || !isEnglishForm(sentence.slice(label.length))))
    return false;
  return !REPORTED.test(folded);
}

/** Whether a sentence that begins with a letter begins with one of the English forms. */
function isEnglishForm(sentence: string): boolean {
  return ENGLISH.some(
    ({ starts, expression }) =>
      starts.some((start) => sentence.startsWith(start)) && expression.test(sentence),
  );
}

/** Whether a text is a statement in another form than a Chinese clause: a byline, Japanese or English. */
export function isOtherStatement(compact: string, folded: string): boolean {
  if (BYLINE.test(compact) || (!compact.endsWith('?') && JAPANESE.test(compact))) return true;
  return ENGLISH_START.test(folded) && isEnglishStatement(folded);
}

/**
 * Start of an English sentence: a Latin letter and 9 characters that are not Chinese. After a Latin name in a Chinese
 * sentence, Chinese follows within a word.
 */
const ENGLISH_START = /^[^\p{L}\p{N}]*[a-z][^\p{Script=Han}]{9}/u;
