import { type Check, type CheckResult, examine } from '../operator/doctor/check.ts';
import type { DoctorTexts } from '../operator/doctor/texts/en-US.ts';
import { EXIT, type Lines } from './lines.ts';

/** `sulan doctor`: one line a finding, what to do under each that is not fine; failed where something is broken. */
export async function runDoctor(checks: readonly Check[], texts: DoctorTexts, lines: Lines): Promise<number> {
  let broken = false;
  for await (const checked of examine(checks, texts)) {
    broken ||= checked.findings.some((finding) => finding.kind === 'broken');
    printFindings(checked, texts, lines);
  }
  return broken ? EXIT.failed : EXIT.done;
}

function printFindings(
  { name, findings }: CheckResult,
  { marks, names, colon }: DoctorTexts,
  lines: Lines,
): void {
  for (const finding of findings) {
    lines.out(`${marks[finding.kind]}  ${names[name]}${colon}${finding.text}`);
    if (finding.kind !== 'fine') lines.out(`      → ${finding.remedy}`);
  }
}
