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

  /** @param {Element} made @param {Element} [instead] */
  const put = (made, instead) => {
    if (instead?.isConnected) instead.replaceWith(made);
    else frame.append(made);
    made.scrollIntoView({ block: 'start' });
  };

  return {
    say: (text) => put(messageFrame('速览', element('p', {}, text))),
    command: (line) => put(messageFrame(page.words().you, element('p', { class: 'command' }, line), false)),
    post(message, instead) {
      const group = element('div', { class: 'answer' });
      for (const { payload } of message.payloads) {
        const around = { press: (/** @type {string} */ id) => page.press(id, group), words: page.words() };
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
 * @param {string} author
 * @param {HTMLElement} body
 */
function messageFrame(author, body, isBot = true) {
  const made = document.createElement('discord-message');
  made.setAttribute('author', author);
  made.setAttribute('avatar', '/favicon.svg');
  made.setAttribute('timestamp', new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
  if (isBot) made.setAttribute('bot', '');
  made.append(body);
  return made;
}
