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

/** The only channel of the preview, to which channel options refer. */
export const PREVIEW_CHANNEL: ChannelValue = { id: '100000000000000001', name: 'preview', kind: 'text' };

/** The only role of the preview, to which role options refer. */
export const PREVIEW_ROLE: RoleValue = { id: '100000000000000002', name: 'readers', mentionable: true };

const EVERY_PERMISSION: ReadonlySet<Permission> = new Set(['manage-server', 'mention-everyone', 'own-bot']);

/** Input of a form: texts and chosen values, by field name. */
export type FormInput = Pick<Request, 'fields' | 'picked'>;

/** Returns a request of the preview's user: a member of their own server with all permissions. */
export function previewRequest(
  locale: Locale,
  options: RawOptions = {},
  { fields = {}, picked = {} }: Partial<FormInput> = {},
): Request {
  return {
    user: '100000000000000003',
    locale,
    place: {
      context: 'server',
      guild: '100000000000000004',
      channel: PREVIEW_CHANNEL.id,
      permissions: EVERY_PERMISSION,
    },
    options: optionValues(options),
    fields,
    picked,
  };
}

/** The preview's channel in memory: everything is permitted, and posted messages are returned once. */
export interface PreviewChannel {
  readonly platform: Platform;
  /** Returns the messages posted since the last call. */
  takePosted(): readonly Message[];
}

/** Creates an empty channel. */
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
