import { refusalOf } from '../../subscribing/refusal.ts';
import type { DeliveryTexts } from './texts.ts';

/** 简体中文. */
export const zhCN: DeliveryTexts = {
  states: {
    due: '马上发',
    waiting: '等当天的一期',
    sending: '正在发',
    sent: '已发',
    skipped: '没有发',
    failed: '失败',
    unknown: '结果不明，不会重发',
  },
  reason(reason) {
    switch (reason.code) {
      case 'awaiting-editions':
        return reason.columns.length === 0 ? '' : `还差 ${reason.columns.join('、')}`;
      case 'no-edition':
        return '没有新一期';
      case 'all-filtered':
        return '当天没有新闻符合版块和关键词的设置';
      case 'all-told':
        return '当天的新闻前几天都说过了';
      case 'missed':
        return '到点时机器人没有运行';
      case 'subscription-paused':
        return '订阅当时已暂停';
      case 'nothing-left':
        return '要讲的内容已取消关注或已撤下';
      case 'subscription-removed':
        return '订阅已取消';
      case 'server-left':
        return '我已不在这个服务器';
      case 'digest-failed':
        return '速览没有做成，运营者的日志里有原因';
      case 'content-missing':
        return '要发的内容已经不在库里';
      case 'part-dropped':
        return '更正后的速览短了，这一部分不再需要';
      case 'earlier-part-failed':
        return '前面的部分没有发成';
      case 'message-unknown':
        return '找不到要改的那条消息';
      case 'gave-up':
        return `试了 ${reason.attempts} 次都没有发成${reason.last ? `（${zhCN.reason(reason.last)}）` : ''}`;
      case 'too-late':
        return '等到能连上 Discord 时已经太晚';
      case 'unverified':
        return UNVERIFIED[reason.because];
      case 'unreachable':
        return `连不上 Discord（${reason.cause}）`;
      case 'unanswered':
        return 'Discord 没有回答';
      case 'server-error':
        return `Discord 出了故障（${reason.status}）`;
      case 'unreadable-answer':
        return 'Discord 的回答读不懂';
      case 'rate-limited':
        return 'Discord 要求慢一点，稍后再发';
      case 'refused': {
        const { said } = zhCN.refusals[refusalOf(reason)];
        return `${said}（Discord：${reason.message} ${reason.error}）`;
      }
      case 'refused-by-proxy':
        return `Discord 前面的代理或防火墙拒绝了（${reason.status}）`;
      case 'token-refused':
        return 'Discord 不接受机器人的令牌';
      case 'queue-timeout':
        return '排队太久，没有发出';
      case 'program-error':
        return '机器人出了错，运营者的日志里有原因';
      case 'other':
        return reason.text;
    }
  },
  refusals: {
    'messages-closed': {
      said: '私信没有打开',
      remedy:
        '请在 Discord 的隐私设置里允许私信（我们要在同一个服务器里，或你把我装成了自己的应用），再用 /subscriptions 恢复。',
    },
    'channel-gone': { said: '频道已经不在了', remedy: '请在还在的频道里重新输入 /subscribe。' },
    'missing-rights': {
      said: '我在频道里缺权限',
      remedy: '请给我「查看频道」「发送消息」「嵌入链接」权限（论坛和讨论串里还要「在讨论串中发送消息」）。',
    },
    'tag-required': {
      said: '论坛要求每个帖子带标签',
      remedy: '请对这个论坛再输入一次 /subscribe，用「标签」选一个；或在论坛设置里关掉「发帖必须选择标签」。',
    },
    'tags-reserved': {
      said: '论坛的标签只有管理员能用',
      remedy: '请在论坛里加一个大家都能用的标签，或给我「管理讨论串」权限。',
    },
    'thread-locked': {
      said: '讨论串已锁定或已归档',
      remedy: '请打开并解锁讨论串，或用 /subscribe 换一个频道。',
    },
    'content-blocked': {
      said: '服务器的 AutoMod 拦下了内容',
      remedy: '请在服务器设置的 AutoMod 里把我的身份组或这个频道设为例外。',
    },
    'too-many-threads': { said: '讨论串或帖子太多了', remedy: '请归档一些旧的帖子或讨论串。' },
    'slow-mode': { said: '频道开了慢速模式', remedy: '请关掉慢速模式，或给我「管理消息」权限。' },
    'wrong-channel': { said: '这种频道不能发消息', remedy: '请用 /subscribe 换一个文字、公告或论坛频道。' },
    'message-refused': {
      said: 'Discord 不接受这条消息',
      remedy: '请告诉机器人的运营者；这通常不是你们服务器的问题。',
    },
  },
  refused: (reason) => `发不出去：${reason}`,
  problemTitle: '速览发不出去了',
  problemPaused: '这个订阅已经暂停，不会再试。',
  problemToPause: '三天内还是这样，这个订阅就会暂停。',
  thenResume: '弄好以后，在服务器里用 /subscriptions 恢复。',
};

const UNVERIFIED = {
  'history-hidden': '没有收到 Discord 的回答，而我看不到频道的消息历史',
  'history-too-long': '没有收到 Discord 的回答，而频道里后来的消息太多，无法确认',
  'channel-unreadable': '没有收到 Discord 的回答，而频道现在读不了',
} as const;
