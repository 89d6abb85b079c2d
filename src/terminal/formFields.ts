import type { FormField } from '../messages/message.ts';
import { withColon } from './colon.ts';
import type { Phrases } from './phrases.ts';
import { PREVIEW_ROLE } from './place.ts';

/** What a line says to a field: its text, what was picked, nothing that the field could take, or to leave the form. */
export type FieldReading =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'picked'; readonly values: readonly string[] }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'left' };

/** Empties a field that may be empty. */
const NOTHING = '-';

interface Entry {
  readonly label: string;
  readonly value: string;
  readonly chosen: boolean;
}

/** The field's question with what stands in it already and, where there is something to pick, its numbered entries. */
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

/** Reads a line typed in answer to the question; an empty one leaves a field as it is, or the form where nothing is. */
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
