import { element, named } from './elements.js';

/** @import { Words } from './words.js' */

/** @import { Field, FormReaction } from './server.js' */

/** @typedef {{ fields: Record<string, string>, picked: Record<string, string[]> }} Filled */

/**
 * Shows a form as a dialog; `send` gets what was filled in.
 * @param {FormReaction} form
 * @param {Words} words
 * @param {(filled: Filled) => void} send
 */
export function showForm(form, words, send) {
  const dialog = named('form-dialog', HTMLDialogElement);
  const inputs = form.fields.map(inputOf);
  const body = element('form', { method: 'dialog' }, element('h2', { id: 'form-title' }, form.title));
  form.fields.forEach((field, index) => {
    const input = inputs[index];
    if (input !== undefined) body.append(element('label', {}, field.label, input));
  });
  const cancel = element('button', { type: 'button' }, words.cancel);
  cancel.addEventListener('click', () => dialog.close());
  body.append(element('p', { class: 'row' }, element('button', { type: 'submit' }, words.send), cancel));
  body.addEventListener('submit', () => send(filled(inputs)));
  dialog.replaceChildren(body);
  dialog.showModal();
}

/**
 * @param {Field} field
 * @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement}
 */
function inputOf(field) {
  if (field.kind === 'text') {
    const input = element(field.long ? 'textarea' : 'input', {
      name: field.name,
      required: field.required,
      maxlength: field.maxLength,
      placeholder: field.placeholder,
    });
    input.value = field.value ?? '';
    return input;
  }
  const several = field.kind === 'pick' && field.most > 1;
  const select = element('select', { name: field.name, required: field.required, multiple: several });
  if (!several && !field.required) select.append(new Option(field.placeholder ?? '', ''));
  const options =
    field.kind === 'pick'
      ? field.options
      : // The preview's server has this one role.
        [{ label: '@readers', value: '100000000000000002', chosen: field.chosen !== undefined }];
  for (const { label, value, chosen } of options) select.append(new Option(label, value, chosen, chosen));
  return select;
}

/**
 * @param {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} inputs
 * @returns {Filled}
 */
function filled(inputs) {
  /** @type {Filled} */
  const result = { fields: {}, picked: {} };
  for (const input of inputs) {
    if (!(input instanceof HTMLSelectElement)) result.fields[input.name] = input.value;
    else {
      const values = [...input.selectedOptions].map(({ value }) => value);
      result.picked[input.name] = values.filter((value) => value !== '');
    }
  }
  return result;
}
