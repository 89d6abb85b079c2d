import type { DoctorTexts } from './texts/en-US.ts';

/** What a check found, in the operator's language: `remedy` says what the operator does about it. */
export type Finding =
  | { readonly kind: 'fine'; readonly text: string }
  | { readonly kind: 'doubtful'; readonly text: string; readonly remedy: string }
  | { readonly kind: 'broken'; readonly text: string; readonly remedy: string };

/** One thing that `sulan doctor` looks at. */
export interface Check {
  readonly name: keyof DoctorTexts['names'];
  /** Looks, and says it in the language of the texts; what it throws becomes a broken finding, so that one failure hides no other. */
  look(texts: DoctorTexts): Promise<readonly Finding[]> | readonly Finding[];
}

/** A check's findings under its name. */
export interface CheckResult {
  readonly name: Check['name'];
  readonly findings: readonly Finding[];
}

/** Runs checks one after the other; each yields its findings as soon as they are there. */
export async function* examine(checks: readonly Check[], texts: DoctorTexts): AsyncGenerator<CheckResult> {
  for (const check of checks) {
    yield { name: check.name, findings: await lookSafely(check, texts) };
  }
}

async function lookSafely(check: Check, texts: DoctorTexts): Promise<readonly Finding[]> {
  try {
    return await check.look(texts);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return [{ kind: 'broken', text, remedy: texts.lookFailed.remedy }];
  }
}
