import type { Permission, Platform, Request } from '../messages/command.ts';
import type { Locale } from '../messages/locale.ts';
import { type ChannelValue, optionValues, type RawOptions, type RoleValue } from '../messages/options.ts';
import { CHANNEL_RIGHTS } from '../messages/texts/subscription/texts.ts';

/** The channel that the preview plays; a channel option always means it. */
export const PREVIEW_CHANNEL: ChannelValue = { id: '100000000000000001', name: 'preview', kind: 'text' };

/** The role that the preview's server has; a role option always means it. */
export const PREVIEW_ROLE: RoleValue = { id: '100000000000000002', name: 'readers', mentionable: true };

const EVERY_PERMISSION: ReadonlySet<Permission> = new Set(['manage-server', 'mention-everyone', 'own-bot']);

/** The request of the person at the preview: a member of a server of their own, to whom everything is allowed. */
export function previewRequest(
  locale: Locale,
  options: RawOptions = {},
  fields: Readonly<Record<string, string>> = {},
): Request {
  return {
    user: '100000000000000003',
    locale,
    place: {
      scene: 'server',
      guild: '100000000000000004',
      channel: PREVIEW_CHANNEL.id,
      permissions: EVERY_PERMISSION,
    },
    options: optionValues(options),
    fields,
  };
}

/** The preview as a platform: in its only channel everything is allowed, and nothing is ever posted or fetched. */
export const previewPlatform: Platform = {
  channels: {
    rightsIn: async () => ({
      kind: 'text',
      name: PREVIEW_CHANNEL.name,
      bot: new Set(CHANNEL_RIGHTS),
      member: new Set(CHANNEL_RIGHTS),
    }),
    post: async () => ({ kind: 'refused', reason: 'the preview posts nothing' }),
  },
  fetchFile: async () => undefined,
  tellOperator: async () => {},
};
