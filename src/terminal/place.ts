import {
  type ChannelValue,
  optionValues,
  type RawOptions,
  type RoleValue,
} from '../messages/conversation/options.ts';
import type { Permission } from '../messages/conversation/place.ts';
import type { Request } from '../messages/conversation/request.ts';
import type { Platform } from '../messages/conversation/services.ts';
import type { Locale } from '../messages/locale.ts';
import type { Message } from '../messages/message.ts';
import { CHANNEL_RIGHTS } from '../messages/subscribing/channels.ts';

/** The channel that the preview plays; a channel option always means it. */
export const PREVIEW_CHANNEL: ChannelValue = { id: '100000000000000001', name: 'preview', kind: 'text' };

/** The role that the preview's server has; a role option always means it. */
export const PREVIEW_ROLE: RoleValue = { id: '100000000000000002', name: 'readers', mentionable: true };

const EVERY_PERMISSION: ReadonlySet<Permission> = new Set(['manage-server', 'mention-everyone', 'own-bot']);

/** What was filled into a form: texts, and values that were picked, by field name. */
export type FormInput = Pick<Request, 'fields' | 'picked'>;

/** The request of the person at the preview: a member of a server of their own, to whom everything is allowed. */
export function previewRequest(
  locale: Locale,
  options: RawOptions = {},
  { fields = {}, picked = {} }: Partial<FormInput> = {},
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
    picked,
  };
}

/** The preview's only channel, held in memory: everything is allowed in it, and what is posted is handed on once. */
export interface PreviewChannel {
  readonly platform: Platform;
  /** The messages posted since the last call. */
  takePosted(): readonly Message[];
}

/** An empty channel. */
export function createPreviewChannel(): PreviewChannel {
  const posted: Message[] = [];
  return {
    takePosted: () => posted.splice(0),
    platform: {
      channels: {
        rightsIn: async () => ({
          kind: 'text',
          name: PREVIEW_CHANNEL.name,
          bot: new Set(CHANNEL_RIGHTS),
          member: new Set(CHANNEL_RIGHTS),
        }),
        roleIn: async () => PREVIEW_ROLE,
        managedServer: async () => ({ name: PREVIEW_CHANNEL.name, channels: [PREVIEW_CHANNEL] }),
        async post(_destination, message) {
          posted.push(message);
          return { kind: 'posted' };
        },
      },
      fetchFile: async () => undefined,
      tellOperator: async () => {},
    },
  };
}
