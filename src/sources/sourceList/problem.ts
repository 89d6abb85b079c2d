/** What a list breaks, in English for logs. */
const RULES = {
  hours: 'must be hours of one day in Beijing, such as "09:00-12:00"',
  'web-url': 'must be an http or https url',
  'user-name': 'must be without a user name: none is sent',
  'archive-url': 'must be an http or https url with {page}',
  selector: 'must be a CSS selector',
  id: 'must be 1 to 40 small letters, digits and hyphens',
  tier: 'must be roundup, news or community',
  route: 'must be a route such as /csdn/blog/NAME',
  kind: 'must be feed, page or folder',
  twice: 'is there twice',
  'url-or-route': 'must be there, or else a route of rsshub, and not both',
  missing: 'must be there',
  type: 'must be of the type',
  'unknown-setting': 'has no such setting',
  empty: 'must not be empty',
  'too-small': 'must be at least',
  'too-large': 'must be at most',
  value: 'must be one of',
  other: 'cannot be used',
  unreadable: 'cannot be read',
  unwritable: 'cannot be written',
  yaml: 'is no valid YAML',
} as const;

/** Code of a rule that a list breaks; its words in other languages are in `messages/administration/sourceListProblem.ts`. */
export type SourceListRule = keyof typeof RULES;

/** Whether a message of the schema is such a code. */
export function isRule(message: string): message is SourceListRule {
  return Object.hasOwn(RULES, message);
}

/** Place in a list: a source by its id, or its number if it has none, the path of a setting, and the line. */
export interface SourceListPlace {
  readonly source?: string | number;
  readonly setting?: string;
  readonly line?: number;
}

/** A rule that a list breaks and where; `detail` is the name or value of the rule, or the system's or parser's words. */
export interface SourceListProblem {
  readonly place: SourceListPlace;
  readonly rule: SourceListRule;
  readonly detail?: string;
}

/** Returns a problem in English with its place: `source csdn-geeknews, url: must be … (line 12)`. */
export function describeProblem({ place, rule, detail }: SourceListProblem): string {
  const { source, setting, line } = place;
  const where = [
    ...(source === undefined ? [] : [`source ${typeof source === 'number' ? `number ${source}` : source}`]),
    ...(setting === undefined ? [] : [setting]),
  ].join(', ');
  const what = detail === undefined ? RULES[rule] : `${RULES[rule]}: ${detail}`;
  return `${where || 'the file'}: ${what}${line === undefined ? '' : ` (line ${line})`}`;
}

/** Error: a source list is invalid; has every problem for the operator. */
export class SourceListError extends Error {
  override readonly name = 'SourceListError';
  readonly file: string;
  readonly problems: readonly SourceListProblem[];

  constructor(file: string, problems: readonly SourceListProblem[]) {
    super(`The source list ${file} cannot be used: ${problems.map(describeProblem).join('; ')}.`);
    this.file = file;
    this.problems = problems;
  }
}
