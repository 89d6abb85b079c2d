import type { TermExpression } from './expression.ts';

/**
 * Returns an expression in PostgreSQL's syntax
 * (https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY).
 */
export function queryOf(expression: TermExpression): string {
  if (expression.kind === 'term') return quotedLexeme(expression.text) + (expression.begins ? ':*' : '');
  return `(${expression.of.map(queryOf).join(expression.kind === 'all' ? ' & ' : ' | ')})`;
}

/** Quotes a term as a lexeme, so that nothing in it is an operator. */
export function quotedLexeme(term: string): string {
  return `'${lexemeOf(term).replaceAll(/['\\]/g, '$&$&')}'`;
}

/** Maximum length of a lexeme (PostgreSQL's limit is 2,046 bytes): longer terms are cut, here and in the index. */
const LEXEME_CHARACTERS = 500;
/** Maximum size of a tsvector's lexemes (PostgreSQL's limit is 1 MB): further words of a text cannot be found. */
const LEXEMES_BYTES = 900_000;

function lexemeOf(term: string): string {
  return term.length > LEXEME_CHARACTERS ? term.slice(0, LEXEME_CHARACTERS) : term;
}

/** Returns the lexemes of terms, without duplicates, within the maximum size of a tsvector. */
export function lexemesOf(terms: Iterable<string>): readonly string[] {
  const lexemes = new Set<string>();
  let bytes = 0;
  for (const term of terms) {
    const lexeme = lexemeOf(term);
    bytes += Buffer.byteLength(lexeme);
    if (bytes > LEXEMES_BYTES) break;
    if (lexeme !== '') lexemes.add(lexeme);
  }
  return [...lexemes];
}
