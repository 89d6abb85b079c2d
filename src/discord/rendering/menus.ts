import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import { encodeAction } from '../../messages/actions/customId.ts';
import type { Option } from '../../messages/message.ts';
import { labelOf } from './labels.ts';
import { LIMITS } from './limits.ts';
import { MAX_WEIGHT, weightOf } from './weight.ts';

/** An entry of a select menu. */
export interface MenuEntry {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}

/** Returns the entries of a choice without duplicate actions; an action that fits no value is left out. */
export function entriesOf(options: readonly Option[]): readonly MenuEntry[] {
  const entries = options.flatMap(({ action, label, description }): MenuEntry[] => {
    const value = encodeAction(action);
    if (value === undefined) return [];
    const described =
      description === undefined ? {} : { description: labelOf(description, LIMITS.selectText) };
    return [{ label: labelOf(label, LIMITS.selectText), ...described, value }];
  });
  return [...new Map(entries.map((entry) => [entry.value, entry])).values()];
}

/** Distributes entries over menus, none of which fills a message by itself. */
export function menusOf(entries: readonly MenuEntry[]): readonly (readonly MenuEntry[])[] {
  const menus: MenuEntry[][] = [];
  let weight = 0;
  for (const entry of entries) {
    const menu = menus.at(-1);
    weight += entryWeight(entry);
    if (menu && menu.length < LIMITS.selectOptions && weight <= MAX_WEIGHT / 2) {
      menu.push(entry);
      continue;
    }
    menus.push([entry]);
    weight = entryWeight(entry);
  }
  return menus;
}

/** Returns a row with a select menu; its custom id is set when its part is known. */
export function menuRow(entries: readonly MenuEntry[], placeholder: string): APIComponentInContainer {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: '',
        placeholder: labelOf(placeholder, LIMITS.placeholder),
        options: [...entries],
      },
    ],
  };
}

/** Returns the weight that a menu adds to a message. */
export function menuWeight(entries: readonly MenuEntry[], placeholder: string): number {
  return entries.reduce((sum, entry) => sum + entryWeight(entry), weightOf(placeholder));
}

/** Returns the weight that an entry adds to a message. */
export function entryWeight(entry: MenuEntry): number {
  return weightOf(entry.label) + weightOf(entry.description ?? '');
}
