import type { Component, Message, SelectOption } from './model.ts';

const MAX_DEPTH = 10;

/** All components of a message in reading order, nested ones and accessories with them. */
export function componentsIn(message: { readonly components: readonly Component[] }): Component[] {
  return message.components.flatMap((component) => within(component, 0));
}

/** Every text that a reader of the message sees, a line each: content and text displays, not labels. */
export function readableText(message: Message): string {
  const shown = componentsIn(message).flatMap((component) => component.content ?? []);
  return [message.content, ...shown].filter((text) => text !== '').join('\n');
}

/** The buttons of a message. */
export function buttonsIn(message: Message): Component[] {
  return componentsIn(message).filter((component) => component.type === 2);
}

/** The select menu options of a message, of all its menus in order. */
export function optionsIn(message: Message): (SelectOption & { readonly customId: string })[] {
  return componentsIn(message).flatMap((component) =>
    (component.options ?? []).map((option) => ({ ...option, customId: component.custom_id ?? '' })),
  );
}

/** What a member presses or chooses to act: the first button or else menu option whose label begins with a text. */
export function controlIn(
  message: Message,
  label: string,
): { readonly customId: string; readonly values?: readonly string[] } | undefined {
  const button = buttonsIn(message).find((one) => one.custom_id && one.label?.startsWith(label));
  if (button?.custom_id) return { customId: button.custom_id };
  const option = optionsIn(message).find((one) => one.label.startsWith(label));
  return option && { customId: option.customId, values: [option.value] };
}

/** All custom ids of a message. */
export function customIdsIn(message: Message): string[] {
  return componentsIn(message).flatMap((component) => component.custom_id ?? []);
}

/** All urls of buttons and pictures of a message. */
export function urlsIn(message: Message): string[] {
  return componentsIn(message).flatMap((component) => [
    ...(component.url ? [component.url] : []),
    ...(component.media ? [component.media.url] : []),
    ...(component.items ?? []).map((item) => item.media.url),
  ]);
}

function within(component: Component, depth: number): Component[] {
  if (depth > MAX_DEPTH) return [];
  const inner = [...(component.components ?? []), component.accessory, component.component];
  return [component, ...inner.flatMap((entry) => (entry ? within(entry, depth + 1) : []))];
}
