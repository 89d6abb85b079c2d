import type { Violation } from '../contract/violation.ts';
import type { Changes } from './changes.ts';

/** One request that reached the fake. Times are milliseconds of the fake's clock. */
export interface RequestRecord {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** Method and pattern: `POST /channels/:channel/messages`. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly at: number;
  readonly tokenOk: boolean;
  /** What was answered; undefined while it is being worked on, and for ever where the fake kept silent. */
  answer: { readonly status: number; readonly body: unknown; readonly at: number } | undefined;
  /** What was made to go wrong, if anything. */
  trouble: string | undefined;
  /** Which limit a 429 came from. */
  limited: 'user' | 'global' | 'shared' | undefined;
}

/** A contract violation with the request that committed it. */
export interface RecordedViolation extends Violation {
  readonly request: string;
  readonly body: unknown;
}

/** Everything that was asked of the fake, in order of arrival. */
export class Records {
  readonly requests: RequestRecord[] = [];
  readonly violations: RecordedViolation[] = [];
  readonly #changes: Changes;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  open(entry: Omit<RequestRecord, 'number' | 'answer' | 'trouble' | 'limited'>): RequestRecord {
    const record: RequestRecord = {
      ...entry,
      number: this.requests.length,
      answer: undefined,
      trouble: undefined,
      limited: undefined,
    };
    this.requests.push(record);
    return record;
  }

  close(record: RequestRecord, answer: RequestRecord['answer']): void {
    record.answer = answer;
    this.#changes.happened();
  }

  violate(request: string, body: unknown, violations: readonly Violation[]): void {
    for (const violation of violations) this.violations.push({ ...violation, request, body });
  }

  /** Requests of one route, such as `POST /channels/:channel/messages`. */
  of(route: string): RequestRecord[] {
    return this.requests.filter((record) => record.route === route);
  }
}
