import { renderComponents } from './components.js';
import { element, named } from './elements.js';

/** @import { Words } from './words.js' */

/** @import { MessageReaction } from './server.js' */

/**
 * The channel: messages inside the frame of discord-components.
 * @typedef {{ say: (text: string) => void, post: (message: MessageReaction, instead?: Element) => void,
 *   command: (line: string) => void, clear: () => void, setTheme: (light: boolean) => void }} Channel
 */

/**
 * @param {{ press: (id: string, message: Element) => void, shown: (message: MessageReaction) => void,
 *   words: () => Words }} page
 * @returns {Channel}
 */
export function createChannel(page) {
  const log = named('log', HTMLElement);
  const frame = document.createElement('discord-messages');
  log.append(frame);

  /**
   * @param {HTMLElement} made
   * @param {Element} [instead]
   */
  const put = async (made, instead) => {
    if (instead?.isConnected) instead.replaceWith(made);
    else frame.append(made);
    await Promise.all([made, ...made.children].map(settle));
    log.scrollTo({ top: made.offsetTop - log.offsetTop });
  };

  return {
    say: (text) => put(messageFrame('速览', element('p', {}, text))),
    command: (line) => put(messageFrame(page.words().you, element('p', { class: 'command' }, line), false)),
    post(message, instead) {
      const group = element('div', { class: 'answer', 'data-visibility': message.visibility });
      for (const { payload } of message.payloads) {
        const around = {
          press: (/** @type {string} */ id) => page.press(id, group),
          words: page.words(),
          drawings: message.drawings,
        };
        const body = element('div', { slot: 'components' }, ...renderComponents(payload.components, around));
        if (message.visibility === 'asker')
          body.append(element('p', { class: 'small' }, page.words().onlyYou));
        group.append(messageFrame('速览', body));
      }
      put(group, instead);
      page.shown(message);
    },
    clear: () => frame.replaceChildren(),
    setTheme: (light) => frame.toggleAttribute('light-theme', light),
  };
}

/**
 * What the package draws otherwise than Discord's client: its times are too faint to read (2.5:1, less than WCAG asks
 * for), and names are not bold.
 */
const asInTheClient = new CSSStyleSheet();
asInTheClient.replaceSync(
  '.discord-message-timestamp { color: var(--faint) !important; } .discord-author-username { font-weight: 600 !important; }',
);

/**
 * Waits until an element of discord-components has drawn itself, and makes it readable.
 * @param {Element} drawn
 */
async function settle(drawn) {
  if ('updateComplete' in drawn) await drawn.updateComplete;
  const author = drawn.shadowRoot?.querySelector('discord-author-info');
  if (author && 'updateComplete' in author) await author.updateComplete;
  for (const root of [drawn.shadowRoot, author?.shadowRoot]) root?.adoptedStyleSheets.push(asInTheClient);
}

/**
 * @param {string} author
 * @param {HTMLElement} body
 */
function messageFrame(author, body, isBot = true) {
  const made = document.createElement('discord-message');
  made.setAttribute('author', author);
  made.setAttribute('avatar', isBot ? '/favicon.svg' : '/reader.svg');
  const now = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  made.setAttribute('timestamp', now);
  if (isBot) made.setAttribute('bot', '');
  made.append(body);
  return made;
}
