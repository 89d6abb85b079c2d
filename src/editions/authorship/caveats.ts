import { alternationOf } from '../../text/expressions.ts';
import { MACHINE_TERMS } from './machineTerms.ts';

/** Whether the text after an act warns of machine text or says who checked it. */
export function isCaveat(rest: string): boolean {
  return MACHINE_TERMS.caveats.some((caveat) => rest.includes(caveat));
}

/** Whether a folded sentence only warns of machine text: 请仔细甄别. */
export function isCaveatAlone(compact: string): boolean {
  return compact.length <= LONGEST_CAVEAT && (isCaveat(compact) || ENGLISH_CAVEAT.test(compact));
}

const ENGLISH_CAVEAT = new RegExp(`^[a-z ]*${alternationOf(MACHINE_TERMS.englishCaveats)}`);

/** Most characters of a sentence that only warns. */
const LONGEST_CAVEAT = 30;
