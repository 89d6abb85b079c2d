import type { FollowingTexts } from './texts.ts';

/** 繁體中文，臺灣用語. */
export const zhTW: FollowingTexts = {
  followTitle: '關注關鍵字',
  followField: '想關注的公司、產品、人名或詞',
  followPlaceholder: '例如：DeepSeek、小米汽車',
  followed: (keyword) => `已關注「${keyword}」。`,
  followedBefore: (keyword) => `你已經關注了「${keyword}」。`,
  tooMany: (most) => `最多關注 ${most} 個關鍵字，請先用 /unfollow 去掉一些。`,
  badKeyword: '請寫一個詞，至少有一個字或字母，最長 50 個字。',
  howTold: '有新的相關新聞時，每天中午最多傳一則私訊給你。',
  closedMessages:
    '之前傳私訊給你沒有成功：請在這個伺服器的「隱私設定」裡允許私人訊息，或先傳一則訊息給我，這樣才能收到。',
  lately: (stories, isMore) =>
    stories === 0 ? '過去 7 天沒有' : `過去 7 天有 ${stories} 則${isMore ? '以上' : ''}`,
  followEventButton: '關注這件事的後續',
  eventFollowed: (title) => `已關注這件事的後續：「${title}」。`,
  eventFollowedBefore: (title) => `你已經關注了這件事：「${title}」。`,
  tooManyEvents: (most) => `最多關注 ${most} 件事，請先用 /follow 看看哪些可以去掉。`,
  eventLately: (day) => `上次有消息是${day}`,
  eventUnfollowed: '不再關注這件事。',
  eventNotFollowed: '你沒有關注這件事。',
  eventTakenDown: '新聞已經撤下的一件事',
  unfollowEventButton: '不再關注這件事',
  listTitle: '你的關注',
  keywordsFollowed: '關鍵字',
  eventsFollowed: '事件的後續',
  listHow: '用 /follow 加一個關鍵字；打開一則新聞，可以關注這件事的後續。',
  followsNothing: '你還沒有關注什麼：用 /follow 關注一個關鍵字，或打開一則新聞關注它的後續。',
  unfollowKeyword: '取消關注一個關鍵字',
  unfollowEvent: '不再關注一件事',
  unfollowed: (keyword) => `已取消關注「${keyword}」。`,
  notFollowed: (keyword) => `你沒有關注「${keyword}」。`,
  unfollowButton: (keyword) => `取消關注「${keyword}」`,
  toldTitle: (day, keywords, events) => {
    if (events === 0) return `${day} · 你關注的 ${keywords} 有新消息`;
    const followed = events === 1 ? '你關注的一件事有後續' : `你關注的 ${events} 件事有後續`;
    return keywords === '' ? `${day} · ${followed}` : `${day} · ${followed}，${keywords} 有新消息`;
  },
  chapterOf: (title) => `後續：${title}`,
  toldMore: (count) => `還有 ${count} 則，用 /news 可以看到。`,
  toldTakenDown: '這則訊息裡的新聞已經撤下。',
  missedTitle: (day) => `補看：${day}以來`,
  missedCount: (stories, isMore) => `${stories} 則${isMore ? '以上' : ''}沒看過，重要的在前`,
  missedSince: (day) => `你上次打開速覽是${day}。`,
  missedUnknown: (days) => `這裡沒有你之前打開速覽的紀錄，先看最近 ${days} 天的。`,
  missedLongAgo: (day, days) => `你上次打開速覽是${day}，這裡是最近 ${days} 天的。`,
  missedNothing: (day) => `沒有錯過什麼：你上次打開速覽是${day}，之後沒有你沒看過的新聞。`,
  missedNothingLately: (days) => `最近 ${days} 天沒有你沒看過的新聞。`,
  missedMore: (left) => `更多（還有 ${left} 則）`,
  missedDays: (days) => `看最近 ${days} 天`,
  whyMissed: '它是你上次打開速覽之後來的，你還沒有打開過',
  whyKeyword: (keywords) => `你關注了${keywords}`,
  whyEvent: (title) => `你關注了這件事的後續：「${title}」`,
};
