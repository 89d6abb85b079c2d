import { ACTIONS, type Action, type ActionKind, type Actions } from './action.ts';
import { readAction, writeAction } from './kinds.ts';

/** An action parsed from a custom id, with the key of the delivery of its message. */
export interface DecodedAction {
  readonly action: Action;
  readonly deliveryKey?: string;
}

/** Discord's limit for custom ids and menu values, in code points. */
const MAX_LENGTH = 100;
const VERSION = '1';

/**
 * Encodes an action as a custom id of at most 100 code points: version, code and fields separated by `|`, then `#` and
 * the delivery's key if there is one and room for it. Returns undefined if the action's own fields are too long.
 */
export function encodeAction(action: Action, deliveryKey?: string): string | undefined {
  const whole = encodeWhole(action, deliveryKey);
  if (whole !== undefined || !('within' in action)) return whole;
  // A story also opens without the list that it was opened from.
  const { within: _, ...alone } = action;
  return encodeWhole(alone, deliveryKey);
}

function encodeWhole(action: Action, deliveryKey: string | undefined): string | undefined {
  const written = writeAction<Actions, ActionKind>(ACTIONS, action.kind, action);
  const fields = [VERSION, ...written].map(escapeField);
  while (fields.at(-1) === '') fields.pop();
  const id = fields.join('|');
  const keyed = deliveryKey === undefined ? id : `${id}#${deliveryKey}`;
  return [keyed, id].find((candidate) => [...candidate].length <= MAX_LENGTH);
}

/** Parses a custom id of this or any earlier version; undefined if it is not ours or damaged. */
export function decodeAction(id: string): DecodedAction | undefined {
  const hash = id.lastIndexOf('#');
  const body = hash < 0 ? id : id.slice(0, hash);
  const [version, ...fields] = body.split('|').map(unescapeField);
  if (version !== VERSION) return undefined;
  const action = readAction<Action>(ACTIONS, fields);
  if (!action) return undefined;
  return hash < 0 ? { action } : { action, deliveryKey: id.slice(hash + 1) };
}

// Escapes `|`, which separates fields, and `#`, which ends them.
function escapeField(field: string): string {
  return field.replace(/[~|#]/gu, (character) => `~${'~|#'.indexOf(character)}`);
}

function unescapeField(field: string): string {
  return field.replace(/~([012])/gu, (_, index: string) => '~|#'.charAt(Number(index)));
}

/** Returns the custom id of a menu, which only has to be unique: the choice is in its values. */
export function menuId(index: number, deliveryKey?: string): string {
  const id = `${VERSION}|m|${index}`;
  return deliveryKey === undefined ? id : `${id}#${deliveryKey}`;
}
