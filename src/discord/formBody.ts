import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitInteraction,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { encodeAction } from '../messages/action.ts';
import type { Form, FormField } from '../messages/message.ts';
import { clip } from '../messages/takeSentences.ts';
import { LIMITS } from './rendering/limits.ts';

/** A form as Discord's modal; throws a RangeError for an action that no custom id can hold. */
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

function inputOf(field: FormField) {
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: Math.min(field.maxLength, LIMITS.fieldLength),
    ...(field.placeholder !== undefined && { placeholder: clip(field.placeholder, LIMITS.fieldPlaceholder) }),
    ...(field.value !== undefined && { value: clip(field.value, field.maxLength) }),
  } as const;
}

/** The values of a modal that was sent off, by field name. */
export function formFields(interaction: APIModalSubmitInteraction): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const part of interaction.data.components) {
    const inputs = 'component' in part ? [part.component] : 'components' in part ? part.components : [];
    for (const input of inputs) {
      if ('value' in input && typeof input.value === 'string') fields[input.custom_id] = input.value;
    }
  }
  return fields;
}
