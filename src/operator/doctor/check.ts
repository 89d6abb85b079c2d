import { explainCause } from '../../messages/systemCauses.ts';
import { errorMessage } from '../../text/errorMessage.ts';
import type { DoctorTexts } from './texts/en-US.ts';

/** Result of a check, in the operator's language; `remedy` tells the operator what to do. */
export type Finding =
  | { readonly kind: 'fine'; readonly text: string }
  | { readonly kind: 'doubtful'; readonly text: string; readonly remedy: string }
  | { readonly kind: 'broken'; readonly text: string; readonly remedy: string };

/** One check of `sulan doctor`. */
export interface Check {
  readonly name: keyof DoctorTexts['names'];
  /**
   * Runs the check and reports in the language of the texts; an error becomes a broken finding, so that it hides no
   * other.
   */
  look(texts: DoctorTexts): Promise<readonly Finding[]> | readonly Finding[];
}

/** Findings of a check under its name. */
export interface CheckResult {
  readonly name: Check['name'];
  readonly findings: readonly Finding[];
}

/** Runs checks one after the other and yields the findings of each when they are ready. */
export async function* examine(checks: readonly Check[], texts: DoctorTexts): AsyncGenerator<CheckResult> {
  for (const check of checks) {
    yield { name: check.name, findings: await lookSafely(check, texts) };
  }
}

async function lookSafely(check: Check, texts: DoctorTexts): Promise<readonly Finding[]> {
  try {
    return await check.look(texts);
  } catch (error) {
    const text = explainCause(errorMessage(error), texts.locale);
    return [{ kind: 'broken', text, remedy: texts.lookFailed.remedy }];
  }
}
