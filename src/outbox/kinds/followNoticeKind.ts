import { followedMessage } from '../../messages/follows/followedMessage.ts';
import { localeOf } from '../../messages/locale.ts';
import type { Message } from '../../messages/message.ts';
import { notice } from '../../messages/notice.ts';
import { withRenderedTitles } from '../../messages/renderedTitles.ts';
import { refusalKindOf } from '../../messages/subscribing/refusal.ts';
import { textsIn } from '../../messages/texts/textsIn.ts';
import type { Follower } from '../../store/members/followerRows.ts';
import { followersOf } from '../../store/members/followers.ts';
import {
  chaptersOf,
  type NoticeStory,
  noteClosed,
  noticeFromContent,
  noticeToContent,
} from '../../store/members/followNotices.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import { storiesOf } from '../../store/news/stories.ts';
import { type Delivery, idempotencyKey } from '../../store/outbox/deliveryRows.ts';
import type { OutboxContext } from '../context.ts';
import { type Composition, type MessageKind, NOTHING_LEFT } from './messageKind.ts';

/** Kind of direct messages with news about what a member follows. */
export function followNoticeKind({
  store,
  time,
  renderingsOf,
}: Pick<OutboxContext, 'store' | 'time' | 'renderingsOf'>): MessageKind {
  return {
    async compose({ delivery }, content, purpose): Promise<Composition> {
      const follower = await followersOf(store).find(delivery.channelId);
      if (!follower) return NOTHING_LEFT;
      const noticed = noticeFromContent(content).stories;
      const stored = await storiesOf(store).byRows(noticed.map(({ row }) => row));
      const present = new Set(stored.map(({ row }) => row));
      const left = noticed.filter(({ row }) => present.has(row));
      // A sent message stays when the member unfollows.
      const wanted = purpose === 'send' ? left.flatMap((story) => stillFollowed(story, follower)) : left;
      if (purpose === 'send' && wanted.length === 0) return NOTHING_LEFT;
      return {
        kind: 'composed',
        message: await messageOf(delivery, wanted, stored, follower),
        items: 0,
        emptied: () => keyed(notice(textsIn(localeOf(follower.language)).following.toldTakenDown), delivery),
        forumTags: [],
        followUps: [],
        content: noticeToContent({ stories: wanted }),
      };
    },
    acceptance({ delivery }) {
      return (transaction) => noteClosed(transaction, delivery.channelId, null);
    },
    async noteRefused(transaction, { delivery }, reason) {
      if (reason.code !== 'refused') return undefined;
      if (reason.status !== 403 && refusalKindOf(reason) !== 'messages-closed') return undefined;
      await noteClosed(transaction, delivery.channelId, time.now());
      // The member is told with the next answer to a command.
      return undefined;
    },
  };

  async function messageOf(
    delivery: Delivery,
    noticed: readonly NoticeStory[],
    stored: readonly StoredStory[],
    follower: Follower,
  ) {
    const told = new Set(noticed.map(({ row }) => row));
    const stories = stored.filter(({ row }) => told.has(row));
    const rows = new Map(chaptersOf(noticed).map((chapter) => [chapter.event, chapter.stories]));
    const summaries = await followersOf(store).summaries(follower.events.filter(({ id }) => rows.has(id)));
    const chapters = summaries.map(({ id, title }) => ({
      event: id,
      title,
      stories: stories.filter(({ row }) => rows.get(id)?.includes(row)).map((story) => story.id),
    }));
    const keywords = [...new Set(noticed.flatMap((story) => story.keywords))];
    const locale = localeOf(follower.language);
    const lines = await withRenderedTitles(stories, locale, renderingsOf);
    const message = followedMessage({ day: delivery.day, stories: lines, keywords, chapters }, locale);
    return () => keyed(message, delivery);
  }
}

function stillFollowed(story: NoticeStory, follower: Follower): readonly NoticeStory[] {
  const keywords = story.keywords.filter((keyword) => follower.keywords.includes(keyword));
  const events = story.events.filter((event) => follower.events.some(({ id }) => id === event));
  return keywords.length + events.length > 0 ? [{ ...story, keywords, events }] : [];
}

/** Adds the key by which a message is found if the answer to its creation was lost. */
function keyed(message: Message, delivery: Delivery): Message {
  return { ...message, deliveryKey: idempotencyKey(delivery) };
}
