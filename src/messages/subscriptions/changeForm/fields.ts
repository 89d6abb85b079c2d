import type { PickField, TextField } from '../../message.ts';

/** Discord's limit of menu entries. */
export const MAX_PICKED = 25;

/** Creates a field of one line with its current value. */
export function text(
  name: string,
  label: string,
  value: string,
  maxLength: number,
  required: boolean,
): TextField {
  return { kind: 'text', name, label, value, required, long: false, maxLength };
}

/** Creates a menu of which up to `most` entries may be picked; the options are added by the caller. */
export function pick(
  name: string,
  label: string,
  most: number,
  required: boolean,
): Omit<PickField, 'options'> {
  return { kind: 'pick', name, label, most, required };
}
