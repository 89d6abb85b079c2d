import type { FormField } from '../messages/message.ts';
import { withColon } from './colon.ts';
import type { Phrases } from './phrases.ts';
import { PREVIEW_ROLE } from './place.ts';

/** Meaning of a line typed for a field: its text, the picked values, nothing usable, or leaving the form. */
export type FieldReading =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'picked'; readonly values: readonly string[] }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'left' };

/** Input that empties an optional field. */
const NOTHING = '-';

interface Entry {
  readonly label: string;
  readonly value: string;
  readonly chosen: boolean;
}

/** Returns the question of a field with its current value and its numbered choices. */
export function askField(field: FormField, phrases: Phrases): string {
  const mayBeEmpty = !field.required;
  if (field.kind === 'text') {
    const present = field.value === undefined ? '' : phrases.present(field.value, mayBeEmpty);
    return withColon(`${field.label}${present}`);
  }
  const entries = entriesOf(field).map(
    ({ label, chosen }, index) => `  ${index + 1}. ${label}${chosen ? ' ✓' : ''}`,
  );
  const question = `${field.label}${phrases.pickSome(mostOf(field) > 1, mayBeEmpty)}`;
  return [withColon(question), ...entries].join('\n');
}

/** Reads the answer to a field's question; an empty line keeps the value, or leaves the form if there is none. */
export function readField(field: FormField, line: string): FieldReading {
  const typed = line.trim();
  if (field.kind === 'text') {
    if (typed === '' && field.value === undefined && field.required) return { kind: 'left' };
    if (typed === '') return { kind: 'text', value: field.value ?? '' };
    const isEmptied = typed === NOTHING && !field.required;
    return { kind: 'text', value: isEmptied ? '' : [...typed].slice(0, field.maxLength).join('') };
  }
  const entries = entriesOf(field);
  if (typed === '') {
    return { kind: 'picked', values: entries.filter(({ chosen }) => chosen).map(({ value }) => value) };
  }
  if (typed === NOTHING && !field.required) return { kind: 'picked', values: [] };
  const picked = typed.split(/[\s,，、]+/u).map((number) => entries[Number(number) - 1]?.value);
  const values = [...new Set(picked)].filter((value) => value !== undefined);
  const isClear = picked.every((value) => value !== undefined) && values.length <= mostOf(field);
  return isClear ? { kind: 'picked', values } : { kind: 'unclear' };
}

function entriesOf(field: Exclude<FormField, { kind: 'text' }>): readonly Entry[] {
  if (field.kind === 'pick') return field.options;
  const { id, name } = PREVIEW_ROLE;
  return [{ label: `@${name}`, value: id, chosen: field.chosen === id }];
}

function mostOf(field: Exclude<FormField, { kind: 'text' }>): number {
  return field.kind === 'pick' ? field.most : 1;
}
