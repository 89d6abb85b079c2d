import { element, named } from './elements.js';

/** @import { Words } from './words.js' */

/** @import { Measure, MessageReaction } from './server.js' */

/** @type {readonly (keyof Measure)[]} */
const MEASURED = ['components', 'characters', 'bytes'];

/**
 * Shows the payloads of a message: how much of each limit they take, and their JSON.
 * @param {MessageReaction} message
 * @param {Measure} limits
 * @param {Words} words
 */
export function showPayloads(message, limits, words) {
  const parts = message.payloads.map(({ payload, measure }, index) => {
    const heading = words.part.replace('{n}', String(index + 1));
    const json = element(
      'pre',
      { tabindex: 0, 'aria-label': words.json },
      JSON.stringify(payload, undefined, 2),
    );
    return element(
      'div',
      { class: 'part' },
      element('h3', {}, heading),
      element(
        'table',
        {},
        ...MEASURED.map((name) => measuredRow(words[name] ?? name, measure[name], limits[name])),
      ),
      element('details', {}, element('summary', {}, words.json), json),
    );
  });
  named('payload', HTMLElement).replaceChildren(...parts);
}

/**
 * @param {string} label
 * @param {number} value
 * @param {number} limit
 */
function measuredRow(label, value, limit) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, label),
    element('td', { class: 'number' }, `${value} / ${limit}`),
    element(
      'td',
      {},
      element('meter', { min: 0, max: limit, high: limit * 0.9, value, 'aria-label': label }),
    ),
  );
}
