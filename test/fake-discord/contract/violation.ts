/** One thing that a payload does wrong. `refuse` is answered with 400 as Discord would; `policy` is a rule of this project and only recorded. */
export interface Violation {
  readonly level: 'refuse' | 'policy';
  /** Where in the payload, dotted: `components.0.components.3.url`. */
  readonly at: string;
  readonly rule: string;
}

/** A violation that Discord itself refuses. */
export function refuse(at: string, rule: string): Violation {
  return { level: 'refuse', at, rule };
}

/** A violation of a rule that this project sets itself. */
export function policy(at: string, rule: string): Violation {
  return { level: 'policy', at, rule };
}

/** The number of code points, which is what Discord's limits count. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Whether a value is an object with keys, not a list and not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a value, empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The records of a list, empty where it is none. */
export function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
