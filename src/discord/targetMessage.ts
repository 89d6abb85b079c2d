import { type APIAttachment, type APIMessage, ComponentType } from 'discord-api-types/v10';
import type { FileValue } from '../messages/conversation/options.ts';
import type { TargetMessage } from '../messages/conversation/request.ts';

/** Returns the target of a context menu: all texts of the message. */
export function targetMessageOf(message: APIMessage): TargetMessage {
  const forwarded = message.message_snapshots?.map((snapshot) => snapshot.message) ?? [];
  const all = [message, ...forwarded];
  const texts = all.flatMap(({ content, embeds, components }) => [
    content,
    ...embeds.flatMap(({ title, description }) => [title, description]),
    ...displayedTexts(components ?? []),
  ]);
  return {
    text: texts.filter((text) => text !== undefined && text !== '').join('\n'),
    files: all.flatMap(({ attachments }) => attachments.map(fileOf)),
  };
}

/** Returns an attached file. Discord removes characters from its name and keeps the original as its title. */
export function fileOf({ filename, title, url, size }: APIAttachment): FileValue {
  return { name: title ?? filename, url, bytes: size };
}

/** Returns the texts of a Components V2 message, which has no content: those of its containers and sections. */
function displayedTexts(components: NonNullable<APIMessage['components']>): readonly string[] {
  return components.flatMap((component) => {
    const inner = component.type === ComponentType.Container ? component.components : [component];
    return inner
      .flatMap((part) => (part.type === ComponentType.Section ? part.components : [part]))
      .flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));
  });
}
