import { ACTIONS, type Action, type ActionKind, type Actions } from './action.ts';
import { readAction, writeAction } from './kinds.ts';

/** An action read back from a custom id, with the key of the delivery whose message carried it. */
export interface DecodedAction {
  readonly action: Action;
  readonly deliveryKey?: string;
}

/** Discord's limit for custom ids, and for the values of menu entries, in code points. */
const MAX_LENGTH = 100;
const VERSION = '1';

/**
 * The action as a custom id of at most 100 code points: version, code and fields between `|`, then `#` and the
 * delivery's key where there is one and room for it. Undefined where the action's own fields are too long.
 */
export function encodeAction(action: Action, deliveryKey?: string): string | undefined {
  const whole = encodeWhole(action, deliveryKey);
  if (whole !== undefined || !('within' in action)) return whole;
  // Without the list from which it was opened a story still opens.
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

/** Reads a custom id of this or any earlier version; one that is not ours or is damaged is undefined. */
export function decodeAction(id: string): DecodedAction | undefined {
  const hash = id.lastIndexOf('#');
  const body = hash < 0 ? id : id.slice(0, hash);
  const [version, ...fields] = body.split('|').map(unescapeField);
  if (version !== VERSION) return undefined;
  const action = readAction<Action>(ACTIONS, fields);
  if (!action) return undefined;
  return hash < 0 ? { action } : { action, deliveryKey: id.slice(hash + 1) };
}

// `|` divides fields and `#` ends them, so a query that holds either must not.
function escapeField(field: string): string {
  return field.replace(/[~|#]/gu, (character) => `~${'~|#'.indexOf(character)}`);
}

function unescapeField(field: string): string {
  return field.replace(/~([012])/gu, (_, index: string) => '~|#'.charAt(Number(index)));
}

/** The custom id of a message's menu, which only has to differ from its neighbours': the choice is in its values. */
export function menuId(index: number, deliveryKey?: string): string {
  const id = `${VERSION}|m|${index}`;
  return deliveryKey === undefined ? id : `${id}#${deliveryKey}`;
}
