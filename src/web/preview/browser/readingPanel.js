import { element, named } from './elements.js';
import { ask } from './server.js';

/** @import { Words } from './words.js' */

/** @import { MessageReaction } from './server.js' */

/** @typedef {'headline' | 'credit' | 'introduction' | 'glance' | 'key points' | 'placeholder' | 'advertisement' | 'archive mark' | 'untitled'} Why */

/**
 * @typedef {{ kind: 'unreadable', sentence: string } | { kind: 'read', headline: string, column: string,
 *   date: string | null, format: string, blocks: { kind: string, text: string }[],
 *   stories: { title: string, section: string | null, paragraphs: number }[],
 *   discarded: { text: string, why: Why }[],
 *   weighing: { roundup: number, margin: number, layouts: { origin: string, titles: number, score: number,
 *     features: [name: string, value: number][] }[] } | null, warnings: { code: string, meaning: string, message: string }[],
 *   digest: MessageReaction | null }} Found
 */

/**
 * Takes posts that are dropped, chosen or pasted, and shows how they are read.
 * @param {{ words: () => Words, locale: () => string, show: (message: MessageReaction) => void }} page
 */
export function createReader(page) {
  const form = named('reader', HTMLFormElement);
  const file = named('file', HTMLInputElement);
  const zone = named('drop-zone', HTMLLabelElement);
  const pasted = named('pasted', HTMLTextAreaElement);

  /** @param {Blob} blob @param {string} name */
  const read = async (blob, name) => {
    const found = await base64Of(blob)
      .then((base64) => ask('/api/read', { name, base64, locale: page.locale() }))
      .catch(() => ({ kind: 'unreadable', sentence: page.words().offline }));
    showFound(found, page.words());
    const asSource = named('as-source', HTMLElement);
    asSource.hidden = found.kind !== 'read';
    asSource.textContent = page.words().asSource;
    if (found.kind === 'read' && found.digest !== null) page.show(found.digest);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (pasted.value.trim() !== '') read(new Blob([pasted.value]), 'pasted.txt');
  });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) read(chosen, chosen.name);
    // The same file may be chosen again once it was changed.
    file.value = '';
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('awaiting');
  });
  document.addEventListener('dragleave', (event) => {
    // The pointer left the window, not just one element for another.
    if (event.relatedTarget === null) zone.classList.remove('awaiting');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('awaiting');
    const { dataTransfer: carried } = event;
    const [file] = carried?.files ?? [];
    // A passage of another page comes with its markup, which tells headings from paragraphs.
    const text = carried?.getData('text/html') || carried?.getData('text/plain') || '';
    if (file !== undefined) read(file, file.name);
    else if (text.trim() !== '') read(new Blob([text]), 'dropped.txt');
  });
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function base64Of(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * @param {Found} found
 * @param {Words} words
 */
function showFound(found, words) {
  const place = named('found', HTMLElement);
  if (found.kind === 'unreadable') return place.replaceChildren(element('p', {}, found.sentence));
  const stories = found.stories.map(({ title, section, paragraphs }) =>
    element(
      'li',
      {},
      title,
      element('span', { class: 'small' }, ` ${[section, `${paragraphs}¶`].filter(Boolean).join(' · ')}`),
    ),
  );
  const discarded = found.discarded.map(({ text, why }) =>
    element(
      'li',
      {},
      text,
      element('span', { class: 'small' }, ` ${words[why === 'placeholder' ? 'placeholderText' : why]}`),
    ),
  );
  const warnings = found.warnings.map(({ code, meaning, message }) =>
    element('li', {}, meaning, element('span', { class: 'small' }, ` ${code}: ${message}`)),
  );
  const blocks = found.blocks.map(({ kind, text }) =>
    element('tr', {}, element('th', { scope: 'row' }, kind), element('td', {}, text)),
  );
  place.replaceChildren(
    element('h3', {}, words.edition),
    element('p', {}, found.headline),
    element(
      'p',
      { class: 'small' },
      [found.column, found.date ?? '', found.format].filter(Boolean).join(' · '),
    ),
    ...listed(`${words.stories} (${stories.length})`, stories, words),
    ...listed(`${words.discarded} (${discarded.length})`, discarded, words),
    ...listed(`${words.warnings} (${warnings.length})`, warnings, words),
    ...layoutsOf(found.weighing, words),
    element(
      'details',
      {},
      element('summary', {}, `${words.blocks} (${blocks.length})`),
      element('table', { class: 'blocks' }, ...blocks),
    ),
  );
}

/**
 * The layouts that were weighed, the chosen one first.
 * @param {Extract<Found, { kind: 'read' }>['weighing']} weighing
 * @param {Words} words
 */
function layoutsOf(weighing, words) {
  if (weighing === null) return listed(words.layouts, [element('li', {}, words.glanceTold)], words);
  const layouts = weighing.layouts.map(({ origin, titles, score, features }, i) =>
    element(
      'li',
      {},
      element(i === 0 ? 'strong' : 'span', {}, `${titles} · ${score.toFixed(3)}`),
      element(
        'span',
        { class: 'small', title: features.map(([name, value]) => `${name} ${value}`).join(', ') },
        ` ${origin}`,
      ),
    ),
  );
  const sure = element(
    'p',
    { class: 'small' },
    `${words.roundupSure} ${Math.round(100 * weighing.roundup)}% · ${words.layoutMargin} ${weighing.margin.toFixed(3)}`,
  );
  return [...listed(words.layouts, layouts, words), sure];
}

/**
 * @param {string} heading
 * @param {HTMLElement[]} items
 * @param {Words} words
 */
function listed(heading, items, words) {
  const list =
    items.length === 0 ? element('p', { class: 'small' }, words.none) : element('ol', {}, ...items);
  return [element('h3', {}, heading), list];
}
