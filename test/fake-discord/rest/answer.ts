import type { Violation } from '../contract/violation.ts';

/** What a route answers: a status and, unless it is 204, a JSON body. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** A request as a route sees it. */
export interface Request {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Names of files sent beside the JSON. */
  readonly files: readonly string[];
}

/** Discord's refusal of a request, thrown by routes and answered by the server. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly violations: readonly Violation[];

  constructor(status: number, code: number, message: string, violations: readonly Violation[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.violations = violations;
  }

  /** The body as Discord writes it. */
  toJson(): unknown {
    const errors = errorTree(this.violations);
    return { message: this.message, code: this.code, ...(this.violations.length > 0 ? { errors } : {}) };
  }
}

/** Violations as Discord tells them: a tree that mirrors the body, each place's complaints under `_errors`. */
function errorTree(violations: readonly Violation[]): unknown {
  const tree: ErrorTree = {};
  for (const { at, rule } of violations) {
    let place = tree;
    for (const key of at.split('.').filter((part) => part !== '')) {
      const inner = place[key];
      const next: ErrorTree = inner && !Array.isArray(inner) ? inner : {};
      place[key] = next;
      place = next;
    }
    const known = place._errors;
    place._errors = [...(Array.isArray(known) ? known : []), { code: 'BASE_TYPE_INVALID', message: rule }];
  }
  return tree;
}

interface ErrorTree {
  [key: string]: ErrorTree | { readonly code: string; readonly message: string }[];
}

/** Discord's refusals by their names; status and code are those of its documentation. */
export const REFUSE = {
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  acknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  alreadyCrossposted: () => new Refusal(400, 40033, 'This message has already been crossposted.'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  notYourMessage: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  dmsClosed: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  notTextChannel: () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  invalidRecipient: () => new Refusal(400, 50033, 'Invalid Recipient(s)'),
  wrongChannelType: () => new Refusal(400, 50024, 'Cannot execute action on this channel type'),
  entryPointRemoved: () =>
    new Refusal(
      400,
      50240,
      "You cannot remove this app's Entry Point command in a bulk update operation. Please include the Entry Point command in your update request or delete it separately.",
    ),
  invalidToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  oldEdits: () =>
    new Refusal(
      429,
      30046,
      'Maximum number of edits to messages older than 1 hour reached. Try again later.',
    ),
  threadExists: () => new Refusal(400, 160_004, 'A thread has already been created for this message'),
  tagRequired: () => new Refusal(400, 40_067, 'A tag is required to create a forum post in this channel'),
  unknownTag: () => new Refusal(404, 10_087, 'Unknown tag'),
  contentBlocked: () => new Refusal(400, 200_000, 'Message was blocked by automatic moderation'),
  titleBlocked: () => new Refusal(400, 200_001, 'Title was blocked by automatic moderation'),
  archived: () => new Refusal(400, 50083, 'Thread is archived'),
  followUpsUsedUp: () =>
    new Refusal(400, 40_094, 'This interaction has reached its maximum number of follow-up messages'),
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  invalidForm: (violations: readonly Violation[]) => new Refusal(400, 50035, 'Invalid Form Body', violations),
} as const;
