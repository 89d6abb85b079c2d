import { element, named } from './elements.js';

/** @import { Words } from './words.js' */

/** @import { FormReaction } from './server.js' */

/**
 * Shows a form as a dialog; `send` gets the fields' values.
 * @param {FormReaction} form
 * @param {Words} words
 * @param {(fields: Record<string, string>) => void} send
 */
export function showForm(form, words, send) {
  const dialog = named('form-dialog', HTMLDialogElement);
  const inputs = form.fields.map((field) =>
    element(field.long ? 'textarea' : 'input', {
      name: field.name,
      required: field.required,
      maxlength: field.maxLength,
      placeholder: field.placeholder,
    }),
  );
  const body = element('form', { method: 'dialog' }, element('h2', { id: 'form-title' }, form.title));
  form.fields.forEach((field, index) => {
    const input = inputs[index];
    if (input === undefined) return;
    input.value = field.value ?? '';
    body.append(element('label', {}, field.label, input));
  });
  const cancel = element('button', { type: 'button' }, words.cancel);
  cancel.addEventListener('click', () => dialog.close());
  body.append(element('p', { class: 'row' }, element('button', { type: 'submit' }, words.send), cancel));
  body.addEventListener('submit', () =>
    send(Object.fromEntries(inputs.map((input) => [input.name, input.value]))),
  );
  dialog.replaceChildren(body);
  dialog.showModal();
}
