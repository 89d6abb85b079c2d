import { element } from './elements.js';
import { parseMarkdown } from './markdown.js';

/** @import { Words } from './words.js' */

/** @import { Component } from './server.js' */
/** @import { Inline, Line } from './markdown.js' */

/**
 * What components need of the page around them.
 * @typedef {{ press: (id: string) => void, words: Words, drawings: Record<string, string> }} Surroundings
 */

/** Discord's component types (documentation of August 2026). */
const ACTION_ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const SECTION = 9;
const TEXT_DISPLAY = 10;
const THUMBNAIL = 11;
const MEDIA_GALLERY = 12;
const SEPARATOR = 14;
const CONTAINER = 17;

const BUTTON_STYLES = ['', 'primary', 'secondary', 'success', 'danger', 'link'];

/**
 * The components of a payload as elements, as Discord's client would lay them out.
 * @param {readonly Component[]} components
 * @param {Surroundings} around
 * @returns {HTMLElement[]}
 */
export function renderComponents(components, around) {
  return components.map((component) => renderComponent(component, around));
}

/**
 * @param {Component} component
 * @param {Surroundings} around
 * @returns {HTMLElement}
 */
function renderComponent(component, around) {
  const inside = () => renderComponents(component.components ?? [], around);
  switch (component.type) {
    case CONTAINER:
      return element('div', { class: 'container' }, ...inside());
    case SECTION:
      return element(
        'div',
        { class: 'section' },
        element('div', { class: 'words' }, ...inside()),
        ...renderComponents(component.accessory ? [component.accessory] : [], around),
      );
    case ACTION_ROW:
      return element('div', { class: 'row' }, ...inside());
    case TEXT_DISPLAY:
      return renderText(String(component.content ?? ''));
    case SEPARATOR:
      return element('hr');
    case BUTTON:
      return renderButton(component, around);
    case STRING_SELECT:
      return renderSelect(component, around);
    case MEDIA_GALLERY:
      return renderGallery(component, around);
    case THUMBNAIL:
      return renderPicture(component, around.words.image, 'thumbnail');
    default:
      return element('p', {}, `[${component.type}]`);
  }
}

/**
 * @param {Component} button
 * @param {Surroundings} around
 */
function renderButton(button, { press }) {
  const label = String(button.label ?? '');
  if (typeof button.url === 'string') {
    return element(
      'a',
      { class: 'button link', href: button.url, rel: 'noreferrer', target: '_blank' },
      `${label} ↗`,
    );
  }
  const style = BUTTON_STYLES[Number(button.style)] ?? 'secondary';
  const made = element(
    'button',
    { type: 'button', class: `button ${style}`, disabled: button.disabled === true },
    label,
  );
  made.addEventListener('click', () => press(String(button.custom_id)));
  return made;
}

/**
 * @param {Component} select
 * @param {Surroundings} around
 */
function renderSelect(select, { press }) {
  const placeholder = String(select.placeholder ?? '');
  const made = element(
    'select',
    { 'aria-label': placeholder },
    element('option', { value: '' }, placeholder),
  );
  for (const option of listOf(select.options)) {
    const description = option.description === undefined ? '' : ` — ${option.description}`;
    made.append(element('option', { value: String(option.value) }, `${option.label}${description}`));
  }
  made.addEventListener('change', () => {
    if (made.value !== '') press(made.value);
    made.value = '';
  });
  return made;
}

/** Where the bundled samples say their pictures are, and where this page's own server has them. */
const SAMPLE_PICTURE = /^https:\/\/samples\.sulan\.example\/images\/(\d{4}-\d{2}-\d{2}\/[a-z0-9-]+)\.png/u;

/**
 * The samples' pictures are shown; all others are named, not loaded: this page asks nobody but its own server.
 * @param {Component} gallery
 * @param {Surroundings} around
 */
function renderGallery(gallery, { words, drawings }) {
  const pictures = listOf(gallery.items).map(
    (item, index) => renderDrawing(item, drawings) ?? renderPicture(item, `${words.image} ${index + 1}`),
  );
  return element('div', { class: 'gallery' }, ...pictures);
}

/**
 * A picture that came with its message, with the way to save it.
 * @param {Record<string, unknown>} picture
 * @param {Record<string, string>} drawings
 */
function renderDrawing({ media, description }, drawings) {
  const url = typeof media === 'object' && media !== null && 'url' in media ? String(media.url) : '';
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : '';
  const src = drawings[name];
  if (src === undefined) return undefined;
  return element(
    'a',
    { class: 'drawing', href: src, download: name },
    element('img', { src, alt: String(description ?? '') }),
  );
}

/**
 * @param {Record<string, unknown>} picture
 * @param {string} word
 * @param {string} [kind]
 */
function renderPicture(picture, word, kind) {
  const { media, description } = picture;
  const url = typeof media === 'object' && media !== null && 'url' in media ? String(media.url) : '';
  const name = description ? `${word}：${description}` : word;
  const [, sample] = SAMPLE_PICTURE.exec(url) ?? [];
  if (sample !== undefined)
    return element('img', { class: kind, src: `/samples/${sample}.svg`, alt: String(description ?? name) });
  if (kind !== undefined)
    return element(
      'a',
      { class: `${kind} unseen`, href: url, rel: 'noreferrer', target: '_blank', title: name },
      '▧',
    );
  return element('a', { href: url, rel: 'noreferrer', target: '_blank' }, name);
}

/**
 * @param {string} content
 * @returns {HTMLElement}
 */
function renderText(content) {
  const text = element('div', { class: 'text' });
  /** @type {{ kind: string, element: HTMLElement } | undefined} */
  let group;
  for (const line of parseMarkdown(content)) {
    const holder = holderOf(line);
    if (holder === undefined) {
      group = undefined;
      text.append(renderLine(line));
      continue;
    }
    if (group?.kind !== line.kind) {
      group = {
        kind: line.kind,
        element: element(holder, line.kind === 'number' ? { start: line.level } : {}),
      };
      text.append(group.element);
    }
    group.element.append(renderLine(line));
  }
  return text;
}

/**
 * The element that lines of a kind share; undefined for lines that stand alone.
 * @param {Line} line
 * @returns {'ol' | 'ul' | 'blockquote' | undefined}
 */
function holderOf({ kind }) {
  if (kind === 'number') return 'ol';
  if (kind === 'bullet') return 'ul';
  return kind === 'quote' ? 'blockquote' : undefined;
}

/** @param {Line} line */
function renderLine({ kind, level, children }) {
  const inline = children.map(renderInline);
  if (kind === 'number') return element('li', { value: level }, ...inline);
  if (kind === 'bullet') return element('li', {}, ...inline);
  if (kind === 'heading')
    return element(
      'p',
      { class: `heading-${level}`, role: 'heading', 'aria-level': level < 3 ? 3 : 4 },
      ...inline,
    );
  return element('p', kind === 'small' ? { class: 'small' } : {}, ...inline);
}

/**
 * @param {Inline} part
 * @returns {Node | string}
 */
function renderInline(part) {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'bold':
      return element('strong', {}, ...part.children.map(renderInline));
    case 'code':
      return element('code', {}, part.text);
    case 'mention':
      return element('span', { class: 'mention' }, part.text);
    case 'link':
      return element('a', { href: part.url, rel: 'noreferrer', target: '_blank' }, part.text);
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>[]}
 */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
