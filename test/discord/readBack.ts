import { type APIComponentInContainer, ComponentType } from 'discord-api-types/v10';
import type { Payload } from '../../src/discord/rendering/renderMessage.ts';

/** The components inside a payload's container. */
export function componentsOf(payload: Payload): readonly APIComponentInContainer[] {
  return payload.components.flatMap((component) =>
    component.type === ComponentType.Container ? component.components : [],
  );
}

/** The Markdown of a payload's text displays, one string each. */
export function textsOf(payload: Payload): readonly string[] {
  return componentsOf(payload)
    .flatMap((component) => (component.type === ComponentType.Section ? component.components : [component]))
    .flatMap((component) => (component.type === ComponentType.TextDisplay ? [component.content] : []));
}

/** What a reader of Discord sees of a Markdown text: line markup and escapes resolved, masked links as their words. */
export function seen(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.replace(/^(?:#{1,3} |-# |> |- |\d+\. |\*\*\d+\.\*\* )/u, ''))
    .join('\n')
    .replace(/<(https?:[^>]*)>/gu, '$1')
    .replace(/(?<!\\)\*\*/gu, '')
    .replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}

/** What could still mark up, mention or hide in a text that should be plain: unescaped markup of a Markdown text. */
export function liveMarkup(markdown: string): string[] {
  const plain = markdown.replace(/<https?:[^>\s]*>/gu, 'x').replace(/\\[^0-9A-Za-z\s]/gu, 'x');
  return plain.match(/[*_~`|<[\]]|^\s*(?:#|-|>|\+|\d+[.)])/gmu) ?? [];
}
