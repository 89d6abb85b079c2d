import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { MESSAGE_FLAG } from '../model.ts';
import { checkComponents, flatten } from './components.ts';
import { checkMessage } from './message.ts';
import { checkSchema } from './spec.ts';
import { codePoints, isRecord, recordsOf, refuse, textOf, type Violation } from './violation.ts';

/** Interaction types of the API. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** Callback types of the API. */
export const CALLBACK = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;

const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  [INTERACTION.command]: [4, 5, 9],
  [INTERACTION.component]: [4, 5, 6, 7, 9],
  [INTERACTION.autocomplete]: [8],
  [INTERACTION.modal]: [4, 5, 6, 7],
};

/** Everything that is wrong with an interaction callback, for the type of interaction it answers. Pure. */
export function checkCallback(
  body: unknown,
  interactionType: number,
  message: { readonly alreadyV2?: boolean; readonly files?: number } = {},
): Violation[] {
  if (!isRecord(body)) return [refuse('', 'the body is not an object')];
  const type = Number(body.type);
  if (!ALLOWED[interactionType]?.includes(type)) {
    return [refuse('type', `callback ${type} does not answer an interaction of type ${interactionType}`)];
  }
  switch (type) {
    case CALLBACK.message:
      return prefixed(checkMessage(body.data, { ...message, alreadyV2: false, place: 'interaction' }));
    case CALLBACK.update:
      return prefixed(checkMessage(body.data, { ...message, place: 'webhook-edit' }));
    case CALLBACK.deferredMessage:
      return checkDefer(body.data);
    case CALLBACK.autocomplete:
      return checkChoices(body);
    case CALLBACK.modal:
      return checkModal(body);
    default:
      return [];
  }
}

function checkDefer(data: unknown): Violation[] {
  if (!isRecord(data)) return [];
  const other = Number(data.flags ?? 0) & ~MESSAGE_FLAG.ephemeral;
  const found =
    other === 0 ? [] : [refuse('data.flags', 'a deferred answer may carry no flag but EPHEMERAL')];
  if (isRecord(data) && textOf(data.content) !== '')
    found.push(refuse('data.content', 'a deferred answer has no text'));
  return found;
}

function checkChoices(body: Record<string, unknown>): Violation[] {
  const choices = isRecord(body.data) ? recordsOf(body.data.choices) : [];
  const found = checkSchema(ApplicationCommandAutocompleteCallbackRequestSchema, body);
  if (choices.length > 25) found.push(refuse('data.choices', 'more than 25 choices'));
  choices.forEach((choice, index) => {
    const at = `data.choices.${index}`;
    if (textOf(choice.name).trim() === '') found.push(refuse(`${at}.name`, 'blank name'));
    if (codePoints(textOf(choice.name)) > 100) found.push(refuse(`${at}.name`, 'name longer than 100'));
    if (codePoints(textOf(choice.value)) > 100) found.push(refuse(`${at}.value`, 'value longer than 100'));
    if (choice.value === '') found.push(refuse(`${at}.value`, 'empty value'));
  });
  return found;
}

function checkModal(body: Record<string, unknown>): Violation[] {
  const data = isRecord(body.data) ? body.data : {};
  return [
    ...checkSchema(ModalInteractionCallbackRequestSchema, body),
    ...(recordsOf(data.components).length > 5 ? [refuse('data.components', 'more than 5 rows')] : []),
    ...checkComponents(flatten(data.components, 'data.components')),
  ];
}

function prefixed(violations: readonly Violation[]): Violation[] {
  return violations.map((violation) => ({ ...violation, at: `data.${violation.at}` }));
}
