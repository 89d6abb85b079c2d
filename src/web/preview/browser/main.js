import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import { createChannel } from './channel.js';
import { createComposer } from './composer.js';
import { named } from './elements.js';
import { showForm } from './formDialog.js';
import { showPayloads } from './payloadPanel.js';
import { createReader } from './readingPanel.js';
import { ask, look } from './server.js';
import { wordsOf } from './words.js';

/** @import { Measure, MessageReaction, Reaction } from './server.js' */

const language = named('language', HTMLSelectElement);
const theme = named('theme', HTMLSelectElement);
const systemDark = matchMedia('(prefers-color-scheme: dark)');
/** @type {Measure} */
const limits = await look('/api/limits');
/** @type {MessageReaction | undefined} */
let shown;

const words = () => wordsOf(language.value);
const channel = createChannel({ press, words, shown: remember });
createComposer({
  run: (line) => {
    channel.command(line);
    answer(() => ask('/api/run', { line, locale: language.value }));
  },
  propose: (line) => ask('/api/propose', { line, locale: language.value }).catch(() => []),
});
createReader({ words, locale: () => language.value, show: (message) => channel.post(message) });

language.addEventListener('change', start);
theme.addEventListener('change', applyTheme);
systemDark.addEventListener('change', applyTheme);
applyTheme();
await start();

/** Begins anew in the chosen language: the newest digest stands in the channel. */
async function start() {
  document.documentElement.lang = language.value;
  for (const [name, word] of Object.entries(words())) {
    for (const marked of document.querySelectorAll(`[data-word="${name}"]`)) marked.textContent = word;
    for (const marked of document.querySelectorAll(`[data-label="${name}"]`))
      marked.setAttribute('aria-label', word);
  }
  named('line', HTMLInputElement).placeholder = words().placeholder;
  channel.clear();
  named('found', HTMLElement).replaceChildren();
  named('as-source', HTMLElement).hidden = true;
  await answer(() => ask('/api/newest', { locale: language.value }));
}

/**
 * @param {string} id
 * @param {Element} message
 */
function press(id, message) {
  return answer(() => ask('/api/press', { id, locale: language.value }), message);
}

/**
 * Shows what the server answers; a failure of the connection is a sentence too.
 * @param {() => Promise<{ answer: Reaction, posted: Reaction[] }>} request
 * @param {Element} [pressed]
 */
async function answer(request, pressed) {
  const offline = { kind: /** @type {const} */ ('sentence'), text: words().offline };
  const { answer: first, posted } = await request().catch(() => ({ answer: offline, posted: [] }));
  show(first, pressed);
  for (const reaction of posted) show(reaction);
}

/**
 * @param {Reaction} reaction
 * @param {Element} [pressed]
 */
function show(reaction, pressed) {
  switch (reaction.kind) {
    case 'sentence':
      return channel.say(reaction.text);
    case 'message':
      return channel.post(reaction, reaction.replaces && isOwn(pressed) ? pressed : undefined);
    case 'form':
      return showForm(reaction, words(), (filled) => {
        answer(() => ask('/api/press', { id: reaction.id, ...filled, locale: language.value }), pressed);
      });
  }
}

/**
 * As in the client, only a message that its reader alone sees is replaced.
 * @param {Element} [pressed]
 */
function isOwn(pressed) {
  return pressed instanceof HTMLElement && pressed.dataset.visibility === 'asker';
}

/** @param {MessageReaction} message */
function remember(message) {
  shown = message;
  showPayloads(shown, limits, words());
}

function applyTheme() {
  const isLight = theme.value === 'light' || (theme.value === 'system' && !systemDark.matches);
  document.documentElement.dataset.theme = isLight ? 'light' : 'dark';
  channel.setTheme(isLight);
}
