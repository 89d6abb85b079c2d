import type { Action } from '../messages/actions/action.ts';
import type { Form } from '../messages/message.ts';
import { askField, readField } from './formFields.ts';
import type { Phrases } from './phrases.ts';
import type { FormInput } from './place.ts';

/** What follows a line typed into a form: the next question, the form's action with its input, or leaving the form. */
export type FormStep =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'left'; readonly text: string }
  | { readonly kind: 'filled-in'; readonly action: Action; readonly input: FormInput };

/** A form that is being filled in, one question at a time. */
export class FormDialog {
  readonly #form: Form;
  readonly #phrases: Phrases;
  readonly #fields: Record<string, string> = {};
  readonly #picked: Record<string, readonly string[]> = {};
  /** Index of the current field. */
  #next = 0;

  constructor(form: Form, phrases: Phrases) {
    this.#form = form;
    this.#phrases = phrases;
  }

  /** Returns the question of the current field. */
  question(): string {
    const field = this.#form.fields[this.#next];
    return field === undefined ? '' : askField(field, this.#phrases);
  }

  /** Takes a line as the answer to the current question. */
  take(line: string): FormStep {
    const field = this.#form.fields[this.#next];
    if (field !== undefined) {
      const reading = readField(field, line);
      switch (reading.kind) {
        case 'left':
          return { kind: 'left', text: this.#phrases.cancelled };
        case 'unclear':
          return { kind: 'question', text: `${this.#phrases.unclearPick}\n${this.question()}` };
        case 'text':
          this.#fields[field.name] = reading.value;
          break;
        case 'picked':
          this.#picked[field.name] = reading.values;
      }
    }
    this.#next += 1;
    if (this.#next < this.#form.fields.length) return { kind: 'question', text: this.question() };
    return {
      kind: 'filled-in',
      action: this.#form.action,
      input: { fields: this.#fields, picked: this.#picked },
    };
  }
}
