import { type Destination, directTo } from '../../store/subscriptions/destination.ts';
import type { Conversation } from '../conversation/conversation.ts';

/** Returns the chosen channel, or outside servers the asker's direct messages; its kind is checked later. */
export function chosenDestination({ place, user, options }: Conversation): Destination | undefined {
  if (place.context !== 'server') return directTo(user);
  const channelId = options.channel('channel')?.id ?? place.channel;
  return place.guild === undefined || channelId === undefined
    ? undefined
    : { guildId: place.guild, channelId, channelKind: 'text' };
}

/** Whether an option is given that only applies to channels of servers. */
export function asksForServer({ options }: Conversation): boolean {
  return (
    options.channel('channel') !== undefined ||
    options.role('role') !== undefined ||
    options.text('tag') !== undefined ||
    options.flag('thread') === true ||
    options.flag('publish') === true
  );
}
