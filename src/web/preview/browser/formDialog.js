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
  const inputs = form.fields.map((field) => inputOf(field, words));
  const body = element('form', { method: 'dialog' }, element('h2', { id: 'form-title' }, form.title));
  form.fields.forEach((field, index) => {
    const input = inputs[index];
    if (input === undefined) return;
    // A menu of several entries has labels of its own.
    if (input instanceof HTMLFieldSetElement) body.append(input);
    else body.append(element('label', {}, field.label, input));
  });
  const cancel = element('button', { type: 'button' }, words.cancel);
  cancel.addEventListener('click', () => dialog.close());
  body.append(element('p', { class: 'row' }, element('button', { type: 'submit' }, words.send), cancel));
  body.addEventListener('submit', () => send(filled(inputs)));
  dialog.replaceChildren(body);
  dialog.showModal();
}

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLFieldSetElement} Input */

/**
 * @param {Field} field
 * @param {Words} words
 * @returns {Input}
 */
function inputOf(field, words) {
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
  if (field.kind === 'pick' && field.most > 1) return menuOf(field, words);
  const select = element('select', { name: field.name, required: field.required });
  if (!field.required) select.append(new Option(field.placeholder ?? '', ''));
  const options =
    field.kind === 'pick'
      ? field.options
      : // The preview's server has this one role.
        [{ label: '@readers', value: '100000000000000002', chosen: field.chosen !== undefined }];
  for (const { label, value, chosen } of options) select.append(new Option(label, value, chosen, chosen));
  return select;
}

/**
 * Several entries as a menu that opens: one click picks an entry and leaves the others, as in Discord's client.
 * @param {import('./server.js').PickField} field
 * @param {Words} words
 */
function menuOf(field, words) {
  const summary = element('summary');
  const boxes = field.options.map(({ value, chosen }) => {
    const box = element('input', { type: 'checkbox', value });
    box.checked = chosen;
    return box;
  });
  const say = () => {
    const picked = field.options.filter((_, index) => boxes[index]?.checked).map(({ label }) => label);
    summary.textContent = picked.length === 0 ? (field.placeholder ?? words.pickNone) : picked.join(' ');
    const isFull = picked.length >= field.most;
    for (const box of boxes) box.disabled = isFull && !box.checked;
  };
  const entries = boxes.map((box, index) => element('label', {}, box, field.options[index]?.label ?? ''));
  const menu = element(
    'fieldset',
    { name: field.name },
    element('legend', {}, field.label),
    element('details', { class: 'menu' }, summary, ...entries),
  );
  menu.addEventListener('change', say);
  say();
  return menu;
}

/**
 * @param {Input[]} inputs
 * @returns {Filled}
 */
function filled(inputs) {
  /** @type {Filled} */
  const result = { fields: {}, picked: {} };
  for (const input of inputs) {
    if (input instanceof HTMLFieldSetElement) {
      const boxes = [...input.querySelectorAll('input')].filter(({ checked }) => checked);
      result.picked[input.name] = boxes.map(({ value }) => value);
    } else if (!(input instanceof HTMLSelectElement)) result.fields[input.name] = input.value;
    else {
      const values = [...input.selectedOptions].map(({ value }) => value);
      result.picked[input.name] = values.filter((value) => value !== '');
    }
  }
  return result;
}
