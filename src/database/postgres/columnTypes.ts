import { types } from 'pg';

/** OIDs of types, from https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat. */
const [BOOL, INT8, JSON_TEXT, NUMERIC, JSONB] = [16, 20, 114, 1700, 3802];

/**
 * Parsers that give columns SQLite's types: integers (all far below 2^53) and sums as numbers, booleans as 0 or 1, JSON
 * as text.
 */
export const columnTypes = {
  getTypeParser(type: number, format: 'text' | 'binary' = 'text'): (value: string) => unknown {
    switch (type) {
      case INT8:
      case NUMERIC:
        return Number;
      case BOOL:
        return (value) => (value === 't' ? 1 : 0);
      case JSON_TEXT:
      case JSONB:
        return String;
      default:
        return types.getTypeParser(type, format);
    }
  },
};
