import { element, named } from './elements.js';

/** @typedef {{ line: string, description?: string }} Proposal */

/**
 * The input where commands complete and run: a combobox as WAI-ARIA describes it.
 * @param {{ run: (line: string) => void, propose: (line: string) => Promise<Proposal[]> }} page
 */
export function createComposer(page) {
  const form = named('composer', HTMLFormElement);
  const input = named('line', HTMLInputElement);
  const list = named('proposals', HTMLUListElement);
  /** @type {Proposal[]} */
  let proposals = [];
  let chosen = -1;
  let asked = 0;
  /** @type {string[]} */
  const history = [];

  const show = () => {
    list.replaceChildren(
      ...proposals.map(({ line, description }, index) => {
        const option = element(
          'li',
          { id: `proposal-${index}`, role: 'option', 'aria-selected': String(index === chosen) },
          line,
          ...(description === undefined ? [] : [element('span', { class: 'description' }, description)]),
        );
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(line);
        });
        return option;
      }),
    );
    list.hidden = proposals.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    if (chosen < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `proposal-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    proposals = [];
    chosen = -1;
    asked += 1;
    show();
  };
  const update = async () => {
    asked += 1;
    const mine = asked;
    const found = input.value.startsWith('/') ? await page.propose(input.value) : [];
    // An answer to what has been typed over since is out of date.
    if (mine !== asked) return;
    proposals = found.slice(0, 25);
    chosen = -1;
    show();
  };
  /** @param {string} line */
  const take = (line) => {
    input.value = line.includes(' ') ? line : `${line} `;
    input.focus();
    // After a command's name its options are proposed, after an option's its values.
    close();
    if (/[ :]$/u.test(input.value)) update();
  };

  input.addEventListener('input', update);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'ArrowUp' && proposals.length === 0 && input.value === '') {
      input.value = history.at(-1) ?? '';
      event.preventDefault();
    }
    if (proposals.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      chosen = (chosen + step + proposals.length + (chosen < 0 && step < 0 ? 1 : 0)) % proposals.length;
      show();
      event.preventDefault();
    }
    const line = proposals[event.key === 'Tab' ? Math.max(chosen, 0) : chosen]?.line;
    if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && line !== undefined) {
      take(line);
      event.preventDefault();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (line === '') return;
    history.push(line);
    input.value = '';
    close();
    page.run(line);
  });
}
