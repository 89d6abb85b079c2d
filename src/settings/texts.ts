import type { Locale } from '../messages/locale.ts';

/** Codes of the reasons why a setting is invalid. */
export const PROBLEMS = [
  'flag',
  'networks',
  'port',
  'url',
  'token',
  'api-url',
  'server-id',
  'web-url',
  'server-sources',
  'log-level',
  'contact',
  'days',
  'webhook-url',
  'webhook-secret',
  'database-url',
  'instance',
  'shards',
  'shard-ids',
  'shards-per-process',
  'requests-per-second',
  'pace',
  'ai-url',
  'ai-key',
  'ai-model',
  'whole-number',
  'title-languages',
] as const;

/** One of the codes. */
export type SettingProblem = (typeof PROBLEMS)[number];

/** An invalid setting: its name, never its value, and the reason. */
export interface WrongSetting {
  readonly name: string;
  readonly problem: SettingProblem | undefined;
}

const WHAT: Readonly<Record<Locale, Readonly<Record<SettingProblem | 'other', string>>>> = {
  'en-US': {
    flag: 'must be 1 or 0',
    networks: 'must be 0, 1 or networks such as 10.0.0.0/8, 192.168.1.7',
    port: 'must be a port number, 0 to 65535',
    url: 'must be a whole url such as https://example.org',
    token:
      'holds spaces or characters that no token has (Chinese, full-width signs, quotation marks): copy the whole token anew from the developer portal',
    'api-url': 'must be https, or http at a private address',
    'server-id': 'must be the id of a server, 17 to 20 digits',
    'web-url': 'must be an http or https url such as http://127.0.0.1:1200',
    'server-sources': 'must be a whole number from 0 to 50',
    'log-level': 'must be trace, debug, info, warn, error or silent',
    contact: 'must be at most 200 characters',
    days: 'must be a number of days, 1 or more',
    'webhook-url': 'must be https, or http at a private address',
    'webhook-secret': 'must be whsec_ and 24 to 64 bytes in base64: `sulan webhook` prints a new one',
    'database-url': 'must be postgres://USER:PASSWORD@HOST:PORT/DATABASE',
    instance: 'must be at most 100 letters, digits and . : - _',
    shards: 'must be a whole number from 1 to 16384',
    'shard-ids': 'must be numbers below SULAN_SHARDS such as 0-3,7',
    'shards-per-process':
      'needs SULAN_SHARDS, no SULAN_SHARD_IDS, and a host name that ends in the process’s number, as in a StatefulSet (sulan-0)',
    'requests-per-second': 'must be a whole number from 1 to 5000',
    pace: 'must be on or off',
    'ai-url': 'must be https, or http at a private address, such as https://api.example.com/v1',
    'ai-key': 'holds characters that no key has',
    'ai-model': 'must name the model, at most 200 characters',
    'whole-number': 'must be a whole number, 0 or more',
    'title-languages': 'must be en-US, zh-TW, both by commas, or 0 for none',
    other: 'cannot be read',
  },
  'zh-CN': {
    flag: '要写 1 或 0',
    networks: '要写 0、1，或者网段，例如 10.0.0.0/8, 192.168.1.7',
    port: '要写端口号，0 到 65535',
    url: '要写完整的网址，例如 https://example.org',
    token: '里有空格，或者令牌里不会有的字符（汉字、全角符号、引号）：请到开发者页面把令牌整行重新复制一次',
    'api-url': '要用 https；内网地址可以用 http',
    'server-id': '要写服务器的 ID，17 到 20 位数字',
    'web-url': '要写 http 或 https 网址，例如 http://127.0.0.1:1200',
    'server-sources': '要写 0 到 50 的整数',
    'log-level': '要写 trace、debug、info、warn、error 或 silent',
    contact: '最多 200 个字符',
    days: '要写天数，至少是 1',
    'webhook-url': '要用 https；内网地址可以用 http',
    'webhook-secret': '要写 whsec_ 加 24 到 64 字节的 base64：`sulan webhook` 会给出一个新的',
    'database-url': '要写 postgres://用户:密码@主机:端口/数据库',
    instance: '最多 100 个字母、数字和 . : - _',
    shards: '要写 1 到 16384 的整数',
    'shard-ids': '要写比 SULAN_SHARDS 小的编号，例如 0-3,7',
    'shards-per-process':
      '要同时写 SULAN_SHARDS、不写 SULAN_SHARD_IDS，而且主机名要以进程的编号结尾，像 StatefulSet 里的 sulan-0',
    'requests-per-second': '要写 1 到 5000 的整数',
    pace: '要写 on 或 off',
    'ai-url': '要用 https，例如 https://api.example.com/v1；内网地址可以用 http',
    'ai-key': '里有密钥不会有的字符',
    'ai-model': '要写模型的名字，最多 200 个字符',
    'whole-number': '要写整数，至少是 0',
    'title-languages': '要写 en-US、zh-TW，或者用逗号写两个；0 表示都不要',
    other: '读不懂',
  },
  'zh-TW': {
    flag: '要寫 1 或 0',
    networks: '要寫 0、1，或者網段，例如 10.0.0.0/8, 192.168.1.7',
    port: '要寫連接埠號碼，0 到 65535',
    url: '要寫完整的網址，例如 https://example.org',
    token: '裡有空白，或者權杖裡不會有的字元（漢字、全形符號、引號）：請到開發者頁面把權杖整行重新複製一次',
    'api-url': '要用 https；內網位址可以用 http',
    'server-id': '要寫伺服器的 ID，17 到 20 位數字',
    'web-url': '要寫 http 或 https 網址，例如 http://127.0.0.1:1200',
    'server-sources': '要寫 0 到 50 的整數',
    'log-level': '要寫 trace、debug、info、warn、error 或 silent',
    contact: '最多 200 個字元',
    days: '要寫天數，至少是 1',
    'webhook-url': '要用 https；內網位址可以用 http',
    'webhook-secret': '要寫 whsec_ 加 24 到 64 位元組的 base64：`sulan webhook` 會給出一個新的',
    'database-url': '要寫 postgres://使用者:密碼@主機:連接埠/資料庫',
    instance: '最多 100 個字母、數字和 . : - _',
    shards: '要寫 1 到 16384 的整數',
    'shard-ids': '要寫比 SULAN_SHARDS 小的編號，例如 0-3,7',
    'shards-per-process':
      '要同時寫 SULAN_SHARDS、不寫 SULAN_SHARD_IDS，而且主機名稱要以行程的編號結尾，像 StatefulSet 裡的 sulan-0',
    'requests-per-second': '要寫 1 到 5000 的整數',
    pace: '要寫 on 或 off',
    'ai-url': '要用 https，例如 https://api.example.com/v1；內網位址可以用 http',
    'ai-key': '裡有金鑰不會有的字元',
    'ai-model': '要寫模型的名字，最多 200 個字元',
    'whole-number': '要寫整數，至少是 0',
    'title-languages': '要寫 en-US、zh-TW，或者用逗號寫兩個；0 表示都不要',
    other: '讀不懂',
  },
};

const WHOLE: Readonly<Record<Locale, (wrong: string) => string>> = {
  'en-US': (wrong) => `These settings cannot be used: ${wrong}. See .env.example.`,
  'zh-CN': (wrong) => `这些设置用不了：${wrong}。写法见 .env.example。`,
  'zh-TW': (wrong) => `這些設定用不了：${wrong}。寫法見 .env.example。`,
};

/** Returns one sentence for the operator about all invalid settings. */
export function describeWrongSettings(wrong: readonly WrongSetting[], locale: Locale): string {
  const joint = locale === 'en-US' ? '; ' : '；';
  return WHOLE[locale](
    wrong.map(({ name, problem }) => `${name} ${WHAT[locale][problem ?? 'other']}`).join(joint),
  );
}
