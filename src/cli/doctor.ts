import { type Check, type Checked, examine } from '../operator/doctor/check.ts';
import { EXIT, type Lines } from './lines.ts';

const MARKS = { fine: 'ok  ', doubtful: 'hint', broken: 'FAIL' } as const;

/** `sulan doctor`: one line a finding, what to do under each that is not fine; failed where something is broken. */
export async function runDoctor(checks: readonly Check[], lines: Lines): Promise<number> {
  let broken = false;
  for await (const checked of examine(checks)) {
    broken ||= checked.findings.some((finding) => finding.kind === 'broken');
    printFindings(checked, lines);
  }
  return broken ? EXIT.failed : EXIT.done;
}

function printFindings({ name, findings }: Checked, lines: Lines): void {
  for (const finding of findings) {
    lines.out(`${MARKS[finding.kind]}  ${name}: ${finding.text}`);
    if (finding.kind !== 'fine') lines.out(`      → ${finding.remedy}`);
  }
}
