import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitInteraction,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { encodeAction } from '../messages/actions/customId.ts';
import type { Form, FormField } from '../messages/message.ts';
import { clip } from '../messages/takeSentences.ts';
import { labelOf } from './rendering/labels.ts';
import { LIMITS } from './rendering/limits.ts';

/** Renders a form as Discord's modal. Throws a RangeError for an action that fits no custom id. */
export function formBody(form: Form): APIModalInteractionResponseCallbackData {
  const id = encodeAction(form.action);
  if (id === undefined) throw new RangeError(`the action ${form.action.kind} is too long for a custom id`);
  return {
    custom_id: id,
    title: clip(form.title, LIMITS.modalTitle),
    components: form.fields.slice(0, LIMITS.modalFields).map((field) => ({
      type: ComponentType.Label,
      label: clip(field.label, LIMITS.fieldLabel),
      component: inputOf(field),
    })),
  };
}

function inputOf(field: FormField): APIComponentInLabel {
  const { placeholder } = field;
  const frame = {
    custom_id: field.name,
    required: field.required,
    ...(placeholder !== undefined && { placeholder: clip(placeholder, LIMITS.fieldPlaceholder) }),
  };
  switch (field.kind) {
    case 'text':
      return {
        ...frame,
        type: ComponentType.TextInput,
        style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: Math.min(field.maxLength, LIMITS.fieldLength),
        // Discord shows the placeholder for a missing value, but not for an empty one.
        ...(field.value && { value: clip(field.value, field.maxLength) }),
      };
    case 'pick': {
      const options = field.options.slice(0, LIMITS.selectOptions);
      return {
        ...frame,
        type: ComponentType.StringSelect,
        min_values: field.required ? 1 : 0,
        max_values: Math.min(field.most, options.length),
        options: options.map(({ label, value, chosen }) => ({
          label: labelOf(label, LIMITS.selectText),
          value,
          default: chosen,
        })),
      };
    }
    case 'role':
      return {
        ...frame,
        type: ComponentType.RoleSelect,
        min_values: field.required ? 1 : 0,
        max_values: 1,
        ...(field.chosen !== undefined && {
          default_values: [{ id: field.chosen, type: SelectMenuDefaultValueType.Role }],
        }),
      };
  }
}

/** Values of a submitted modal, by field name. */
export interface FormValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly picked: Readonly<Record<string, readonly string[]>>;
}

/** Returns the values of a submitted modal. */
export function formValues(interaction: APIModalSubmitInteraction): FormValues {
  const fields: Record<string, string> = {};
  const picked: Record<string, readonly string[]> = {};
  for (const part of interaction.data.components) {
    const inputs = 'component' in part ? [part.component] : 'components' in part ? part.components : [];
    for (const input of inputs) {
      if ('value' in input && typeof input.value === 'string') fields[input.custom_id] = input.value;
      if ('values' in input) picked[input.custom_id] = [...input.values];
    }
  }
  return { fields, picked };
}
