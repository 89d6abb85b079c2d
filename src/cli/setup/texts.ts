import type { Locale } from '../../messages/locale.ts';
import { type Environment, operatorLocale } from '../../settings/environment.ts';

/** Texts of `sulan setup`, in the language of the terminal. */
export interface SetupTexts {
  readonly welcome: string;
  readonly askToken: string;
  readonly refused: string;
  readonly unreachable: string;
  readonly noToken: string;
  readonly accepted: (name: string) => string;
  readonly portal: readonly string[];
  readonly codeGrant: string;
  readonly notPublic: string;
  readonly checking: (count: number) => string;
  readonly keepsOwn: (file: string) => string;
  readonly answered: (count: number, all: number) => string;
  readonly left: (id: string, why: string) => string;
  readonly old: (days: number) => string;
  readonly noneAnswered: string;
  readonly wrote: (file: string) => string;
  readonly invite: string;
  readonly start: string;
}

const ZH: SetupTexts = {
  welcome: '速览 · 设置。三步：令牌、来源、邀请链接。',
  askToken: '机器人的令牌（https://discord.com/developers/applications → Bot → Reset Token）：',
  refused: 'Discord 不认这个令牌。请在开发者页面里重新生成一个，整行复制过来。',
  unreachable: '连不上 Discord。请检查网络和代理（HTTPS_PROXY），再运行一次 sulan setup。',
  noToken: '没有令牌，什么都没有写。想先看看的话：npm start',
  accepted: (name) => `令牌有效，机器人叫 ${name}。`,
  portal: [
    '开发者页面里要看的：',
    '  · Bot → Privileged Gateway Intents：三个都不用开，速览不读大家写的消息。',
    '  · Bot → Public Bot：只自己用就关，要让别人也能邀请就开。',
  ],
  codeGrant: '  · Bot → Requires OAuth2 Code Grant 现在是开的：请关掉，不然邀请链接用不了。',
  notPublic: '  · Public Bot 现在是关的：邀请链接只有你自己能用。',
  checking: (count) => `正在试 ${count} 个来源……`,
  keepsOwn: (file) => `已经有你自己的来源列表 ${file}，不会改动它。`,
  answered: (count, all) => `${all} 个来源里有 ${count} 个读得到，已经打开。`,
  left: (id, why) => `  关 ${id}：${why}`,
  old: (days) => `最新的一条也有 ${days} 天了`,
  noneAnswered: '一个来源都连不上，多半是网络或代理的问题：来源列表没有写，先用自带的。',
  wrote: (file) => `已写入 ${file}`,
  invite: '用这个链接把机器人请进服务器，再在频道里输入 /订阅：',
  start: '现在启动：npm start（Docker：docker compose up -d）',
};

const ZH_TW: SetupTexts = {
  welcome: '速览 · 設定。三步：權杖、來源、邀請連結。',
  askToken: '機器人的權杖（https://discord.com/developers/applications → Bot → Reset Token）：',
  refused: 'Discord 不認這個權杖。請在開發者頁面裡重新產生一個，整行複製過來。',
  unreachable: '連不上 Discord。請檢查網路和代理（HTTPS_PROXY），再執行一次 sulan setup。',
  noToken: '沒有權杖，什麼都沒有寫。想先看看的話：npm start',
  accepted: (name) => `權杖有效，機器人叫 ${name}。`,
  portal: [
    '開發者頁面裡要看的：',
    '  · Bot → Privileged Gateway Intents：三個都不用開，速览不讀大家寫的訊息。',
    '  · Bot → Public Bot：只自己用就關，要讓別人也能邀請就開。',
  ],
  codeGrant: '  · Bot → Requires OAuth2 Code Grant 現在是開的：請關掉，不然邀請連結用不了。',
  notPublic: '  · Public Bot 現在是關的：邀請連結只有你自己能用。',
  checking: (count) => `正在試 ${count} 個來源……`,
  keepsOwn: (file) => `已經有你自己的來源清單 ${file}，不會動它。`,
  answered: (count, all) => `${all} 個來源裡有 ${count} 個讀得到，已經開啟。`,
  left: (id, why) => `  關 ${id}：${why}`,
  old: (days) => `最新的一則也有 ${days} 天了`,
  noneAnswered: '一個來源都連不上，多半是網路或代理的問題：來源清單沒有寫，先用內建的。',
  wrote: (file) => `已寫入 ${file}`,
  invite: '用這個連結把機器人請進伺服器，再在頻道裡輸入 /訂閱：',
  start: '現在啟動：npm start（Docker：docker compose up -d）',
};

const EN: SetupTexts = {
  welcome: '速览 · setup. Three steps: the token, the sources, the invite link.',
  askToken: 'The bot’s token (https://discord.com/developers/applications → Bot → Reset Token): ',
  refused:
    'Discord does not accept this token. Make a new one in the developer portal and paste the whole line.',
  unreachable:
    'Discord cannot be reached. Check the network and the proxy (HTTPS_PROXY), then run sulan setup again.',
  noToken: 'Without a token nothing was written. To look around first: npm start',
  accepted: (name) => `The token works; the bot is called ${name}.`,
  portal: [
    'To look at in the developer portal:',
    '  · Bot → Privileged Gateway Intents: leave all three off, 速览 never reads what people write.',
    '  · Bot → Public Bot: off for yourself alone, on where others may invite it.',
  ],
  codeGrant: '  · Bot → Requires OAuth2 Code Grant is on: switch it off, or the invite link does not work.',
  notPublic: '  · Public Bot is off: the invite link works for you alone.',
  checking: (count) => `Trying ${count} sources …`,
  keepsOwn: (file) => `There is a source list of your own, ${file}: it is left as it is.`,
  answered: (count, all) => `${count} of ${all} sources can be read and are on.`,
  left: (id, why) => `  off  ${id}: ${why}`,
  old: (days) => `its newest item is ${days} days old`,
  noneAnswered:
    'Not one source answers, which is most likely the network or the proxy: no list was written, the bundled one holds.',
  wrote: (file) => `Written: ${file}`,
  invite: 'Invite the bot with this link, then type /subscribe in a channel:',
  start: 'Start it now: npm start (Docker: docker compose up -d)',
};

const TEXTS: Readonly<Record<Locale, SetupTexts>> = { 'zh-CN': ZH, 'zh-TW': ZH_TW, 'en-US': EN };

/** Returns the texts in the language of the operator's terminal. */
export function setupTexts(environment: Readonly<Environment>): SetupTexts {
  return TEXTS[operatorLocale(environment)];
}
