import type { Reason, RequestReason } from '../../store/outbox/reason.ts';

/** Kinds of refusals by Discord that need different remedies by an admin. */
export type Refusal =
  | 'channel-gone'
  | 'messages-closed'
  | 'missing-rights'
  | 'tag-required'
  | 'tags-reserved'
  | 'thread-locked'
  | 'content-blocked'
  | 'too-many-threads'
  | 'slow-mode'
  | 'wrong-channel'
  | 'message-refused';

/** Discord's error numbers: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json. */
const REFUSALS: ReadonlyMap<number, Refusal> = new Map([
  [10_003, 'channel-gone'],
  [10_004, 'channel-gone'],
  [10_013, 'messages-closed'],
  [20_016, 'slow-mode'],
  [40_066, 'tags-reserved'],
  [40_067, 'tag-required'],
  [50_001, 'missing-rights'],
  [50_007, 'messages-closed'],
  [50_008, 'wrong-channel'],
  [50_013, 'missing-rights'],
  [50_024, 'wrong-channel'],
  [50_033, 'messages-closed'],
  [50_083, 'thread-locked'],
  [50_278, 'messages-closed'],
  [160_005, 'thread-locked'],
  [160_006, 'too-many-threads'],
  [160_007, 'too-many-threads'],
  [200_000, 'content-blocked'],
  [200_001, 'content-blocked'],
  [240_000, 'content-blocked'],
]);

/** Returns the kind of refusal of an error. */
export function refusalKindOf({ status, error }: Extract<RequestReason, { code: 'refused' }>): Refusal {
  return REFUSALS.get(error) ?? (status === 403 ? 'missing-rights' : 'message-refused');
}

/** Returns the kind of refusal of a reason; undefined for reasons not given by Discord. */
export function refusalIn(reason: Reason): Refusal | undefined {
  return reason.code === 'refused' ? refusalKindOf(reason) : undefined;
}

/** Discord's error code for a deleted message. */
const UNKNOWN_MESSAGE = 10_008;

/** Whether Discord refused a step after a sent message; a deleted message is no refusal. */
export function isRefusedFollowUp(reason: Reason | null): reason is Extract<Reason, { code: 'refused' }> {
  return reason?.code === 'refused' && reason.error !== UNKNOWN_MESSAGE;
}
