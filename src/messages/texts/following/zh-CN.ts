import type { FollowingTexts } from './texts.ts';

/** 简体中文. */
export const zhCN: FollowingTexts = {
  followTitle: '关注关键词',
  followField: '想关注的公司、产品、人名或词',
  followPlaceholder: '例如：DeepSeek、小米汽车',
  followed: (keyword) => `已关注「${keyword}」。`,
  followedBefore: (keyword) => `你已经关注了「${keyword}」。`,
  tooMany: (most) => `最多关注 ${most} 个关键词，请先用 /unfollow 去掉一些。`,
  badKeyword: '请写一个词，至少有一个字或字母，最长 50 个字。',
  howTold: '有新的相关新闻时，每天中午最多给你发一条私信。',
  closedMessages:
    '之前给你发私信没有成功：请在这个服务器的「隐私设置」里允许私信，或先给我发一条消息，这样才能收到。',
  lately: (stories, isMore) =>
    stories === 0 ? '过去 7 天没有' : `过去 7 天有 ${stories} 条${isMore ? '以上' : ''}`,
  followEventButton: '关注这件事的后续',
  eventFollowed: (title) => `已关注这件事的后续：「${title}」。`,
  eventFollowedBefore: (title) => `你已经关注了这件事：「${title}」。`,
  tooManyEvents: (most) => `最多关注 ${most} 件事，请先用 /follow 看看哪些可以去掉。`,
  eventLately: (day) => `上次有消息是${day}`,
  eventUnfollowed: '不再关注这件事。',
  eventNotFollowed: '你没有关注这件事。',
  eventTakenDown: '新闻已经撤下的一件事',
  unfollowEventButton: '不再关注这件事',
  listTitle: '你的关注',
  keywordsFollowed: '关键词',
  eventsFollowed: '事件的后续',
  listHow: '用 /follow 加一个关键词；打开一条新闻，可以关注这件事的后续。',
  followsNothing: '你还没有关注什么：用 /follow 关注一个关键词，或打开一条新闻关注它的后续。',
  unfollowKeyword: '取消关注一个关键词',
  unfollowEvent: '不再关注一件事',
  unfollowed: (keyword) => `已取消关注「${keyword}」。`,
  notFollowed: (keyword) => `你没有关注「${keyword}」。`,
  unfollowButton: (keyword) => `取消关注「${keyword}」`,
  toldTitle: (day, keywords, events) => {
    if (events === 0) return `${day} · 你关注的 ${keywords} 有新消息`;
    const followed = events === 1 ? '你关注的一件事有后续' : `你关注的 ${events} 件事有后续`;
    return keywords === '' ? `${day} · ${followed}` : `${day} · ${followed}，${keywords} 有新消息`;
  },
  chapterOf: (title) => `后续：${title}`,
  toldMore: (count) => `还有 ${count} 条，用 /news 可以看到。`,
  toldTakenDown: '这条消息里的新闻已经撤下。',
  missedTitle: (day) => `补看：${day}以来`,
  missedCount: (stories, isMore) => `${stories} 条${isMore ? '以上' : ''}没看过，重要的在前`,
  missedSince: (day) => `你上次打开速览是${day}。`,
  missedUnknown: (days) => `这里没有你之前打开速览的记录，先看最近 ${days} 天的。`,
  missedLongAgo: (day, days) => `你上次打开速览是${day}，这里是最近 ${days} 天的。`,
  missedNothing: (day) => `没有错过什么：你上次打开速览是${day}，之后没有你没看过的新闻。`,
  missedNothingLately: (days) => `最近 ${days} 天没有你没看过的新闻。`,
  missedMore: (left) => `更多（还有 ${left} 条）`,
  missedDays: (days) => `看最近 ${days} 天`,
  whyMissed: '它是你上次打开速览之后来的，你还没有打开过',
  whyKeyword: (keywords) => `你关注了${keywords}`,
  whyEvent: (title) => `你关注了这件事的后续：「${title}」`,
};
