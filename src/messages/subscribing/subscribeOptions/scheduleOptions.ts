import type { OptionSpec } from '../../conversation/options.ts';
import { LONGEST_NAME } from '../../subscriptions/naming.ts';

/** Options of `/subscribe` that say where and when its digests come, and which subscription is meant. */
export const scheduleOptions: readonly OptionSpec[] = [
  {
    name: 'channel',
    names: { 'zh-CN': '频道', 'zh-TW': '頻道', 'en-US': 'channel' },
    descriptions: {
      'zh-CN': '发到哪个频道、论坛或讨论串，默认是当前频道',
      'zh-TW': '發到哪個頻道、論壇或討論串，預設是目前頻道',
      'en-US': 'The channel, forum or thread that gets the digest; this one by default',
    },
    kind: 'channel',
  },
  {
    name: 'time',
    names: { 'zh-CN': '时间', 'zh-TW': '時間', 'en-US': 'time' },
    descriptions: {
      'zh-CN': '几点发，比如 08:00 或 08:00,20:00（晚上的只发早上之后的新消息），默认 08:00',
      'zh-TW': '幾點發，例如 08:00 或 08:00,20:00（晚上的只發早上之後的新消息），預設 08:00',
      'en-US': 'When, such as 08:00, or 08:00,20:00: the later one brings what came since; 08:00 by default',
    },
    kind: 'text',
    maxLength: 60,
  },
  {
    name: 'days',
    names: { 'zh-CN': '日子', 'zh-TW': '日子', 'en-US': 'days' },
    descriptions: {
      'zh-CN': '哪几天发：每天、工作日（含调休）、周一到周五、周一三五，默认每天',
      'zh-TW': '哪幾天發：每天、工作日（含調休）、週一到週五、週一三五，預設每天',
      'en-US':
        'Which days: every day, working days (as in China), Mon-Fri, Mon Wed Fri; every day by default',
    },
    kind: 'text',
    maxLength: 60,
  },
  {
    name: 'name',
    names: { 'zh-CN': '名称', 'zh-TW': '名稱', 'en-US': 'name' },
    descriptions: {
      'zh-CN': '一个频道有几个订阅时改哪一个；写新名称就另加一个',
      'zh-TW': '一個頻道有幾個訂閱時改哪一個；寫新名稱就另加一個',
      'en-US': 'Which subscription of the channel to change; a new name adds one more',
    },
    kind: 'text',
    suggests: true,
    maxLength: LONGEST_NAME,
  },
  {
    name: 'timezone',
    names: { 'zh-CN': '时区', 'zh-TW': '時區', 'en-US': 'timezone' },
    descriptions: {
      'zh-CN': '时间按哪个时区算，默认 Asia/Shanghai（北京时间）',
      'zh-TW': '時間按哪個時區算，預設 Asia/Shanghai（北京時間）',
      'en-US': 'The time zone of the time, Asia/Shanghai (Beijing) by default',
    },
    kind: 'text',
    suggests: true,
    maxLength: 60,
  },
];
