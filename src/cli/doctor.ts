import { type Check, type CheckResult, examine } from '../operator/doctor/check.ts';
import type { DoctorTexts } from '../operator/doctor/texts/en-US.ts';
import { EXIT, type Lines } from './lines.ts';

/** `sulan doctor`: prints one line per finding and the remedy under each problem; fails if something is broken. */
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
