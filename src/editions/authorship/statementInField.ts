import { alternationOf } from '../../text/expressions.ts';
import { fold } from '../../text/fold.ts';
import { LONGEST_STATEMENT } from './chineseStatements.ts';
import { machineStatement } from './machineStatement.ts';
import { MACHINE_TERMS, MAKER } from './machineTerms.ts';

/** Most characters of an `aigc` field that are quoted as its statement. */
const LONGEST_QUOTED = 80;
const KEYS = new Set(MACHINE_TERMS.keys);
/** Keys under which a document is filed: their values name its subject, not its maker. */
const FILED_UNDER: ReadonlySet<string> = new Set(MACHINE_TERMS.subjectKeys);
/** The implicit mark of GB 45438-2025: 1 is generated, 2 may be, 3 is suspected to be. */
const MARKED = /"?label"?\s{0,4}:\s{0,4}"?[123]/i;
const AFFIRMATIONS: ReadonlySet<string> = new Set(MACHINE_TERMS.affirmations);
/** Keys whose value names a person, so that `true` is not a statement. */
const PERSON_KEYS: ReadonlySet<string> = new Set(MACHINE_TERMS.personKeys);
const ONLY_MAKER = new RegExp(`^(?:by|由)?${MAKER}${alternationOf(MACHINE_TERMS.tools)}?$`, 'u');

/**
 * Returns the statement in a field of front matter or of a page's metadata (`ai: true`, `author: ChatGPT`); undefined
 * if the field makes none. `statementIn` reads a value as it reads lines, which say the same as some fields.
 */
export function machineStatementInField(
  key: string,
  value: string,
  statementIn: typeof machineStatement = machineStatement,
): string | undefined {
  if (value.length > 2 * LONGEST_STATEMENT) return undefined;
  const name = key.toLowerCase();
  if (FILED_UNDER.has(name)) return undefined;
  const said = statementIn(value);
  if (said?.of === 'document') return said.text;
  if (name === 'aigc' && MARKED.test(value)) return `AIGC: ${value.slice(0, LONGEST_QUOTED)}`;
  if (!KEYS.has(name)) return undefined;
  const folded = fold(value).replace(/\s+/g, '');
  if (AFFIRMATIONS.has(folded)) return PERSON_KEYS.has(name) ? undefined : `${key}: ${value}`;
  return ONLY_MAKER.test(folded) ? `${key}: ${value}` : undefined;
}
