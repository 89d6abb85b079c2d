import type { Issue, Schema } from 'discord-api-spec/zod';
import { refuse, type Violation } from './violation.ts';

/** Checks a value against a schema of Discord's own OpenAPI document. */
export function checkSchema(schema: Schema, value: unknown, at = ''): Violation[] {
  // zod counts UTF-16 units where Discord counts code points, so astral characters stand in as single units.
  const result = schema.safeParse(withSingleUnits(value));
  if (result.success) return [];
  return deepest(result.error.issues, at).map((issue) => refuse(issue.at, `api spec: ${issue.message}`));
}

/** A union fails with a list per branch; the branch that came furthest says what is really wrong. */
function deepest(issues: readonly Issue[], at: string): { at: string; message: string }[] {
  return issues.flatMap((issue) => {
    const here = [at, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    const branches = issue.errors ?? [];
    if (branches.length === 0) return [{ at: here, message: issue.message }];
    const ranked = branches
      .map((branch) => deepest(branch, here))
      .sort((left, right) => reach(right) - reach(left));
    return ranked[0] ?? [{ at: here, message: issue.message }];
  });
}

function reach(issues: readonly { at: string; message: string }[]): number {
  const wrongType = issues.some((issue) => issue.at.endsWith('.type'));
  return wrongType ? -1 : Math.max(...issues.map((issue) => issue.at.split('.').length));
}

function withSingleUnits(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  if (Array.isArray(value)) return value.map(withSingleUnits);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withSingleUnits(entry)]));
}
