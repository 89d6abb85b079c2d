import { describe, expect, test } from 'vitest';
import { failureLine } from '../../src/cli/lines.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import { BackupFileError } from '../../src/database/backupFileError.ts';
import { DiscordError, type DiscordProblem } from '../../src/discord/gateway/discordError.ts';
import type { Locale } from '../../src/messages/locale.ts';
import { ListenError } from '../../src/network/listenError.ts';

const saidIn = (locale: Locale, error: Error) => failureLine(error, commandLineTexts(locale).results);
const place = { host: '127.0.0.1', port: 8470 };
const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });
const denied = Object.assign(new Error('listen EACCES: permission denied 127.0.0.1:80'), { code: 'EACCES' });

describe('an error of the operator is one line in the language of the terminal', () => {
  test.each([
    [
      new ListenError('web', place, taken),
      '网页开不了：127.0.0.1 端口 8470 已经被别的程序占用。',
      '網頁開不了：127.0.0.1 連接埠 8470 已經被別的程式占用。',
      'The web pages cannot be served on 127.0.0.1, port 8470: another program uses it.',
    ],
    [
      new BackupFileError('missing', 'a.db'),
      'a.db：没有这个备份文件。',
      'a.db：沒有這個備份檔案。',
      'There is no backup a.db.',
    ],
    [
      new BackupFileError('exists', 'a.db'),
      'a.db：已经有这个文件，请换一个名字，免得盖掉以前的备份。',
      'a.db：已經有這個檔案，請換一個名字，免得蓋掉以前的備份。',
      'a.db is there already: name a new file, so that no backup is lost.',
    ],
    [
      new DiscordError('closed', '4999'),
      'Discord 断开后不能再连（代码 4999）：请重新启动机器人。',
      'Discord 斷開後不能再連（代碼 4999）：請重新啟動機器人。',
      'Discord closed the gateway for good (code 4999): start the bot again.',
    ],
    [new Error('a fault\nof it'), 'a fault of it', 'a fault of it', 'a fault of it'],
  ])('%s', (error, simplified, traditional, english) => {
    expect(saidIn('zh-CN', error)).toBe(simplified);
    expect(saidIn('zh-TW', error)).toBe(traditional);
    expect(saidIn('en-US', error)).toBe(english);
  });

  test('a port that may not be used is named with the meaning of the system’s code', () => {
    const error = new ListenError('operator', { ...place, port: 80 }, denied);
    expect(saidIn('zh-CN', error)).toMatch(
      /^健康检查和指标开不了：127\.0\.0\.1 端口 80 用不了（.*EACCES.*）。$/u,
    );
  });

  test.each([
    'token',
    'shard',
    'more-shards',
    'intents',
    'out-of-order',
    'unreachable',
  ] satisfies readonly DiscordProblem[])('Discord: %s has a sentence without English', (problem) => {
    for (const locale of ['zh-CN', 'zh-TW'] as const) {
      const said = saidIn(locale, new DiscordError(problem, 'ECONNREFUSED'));
      expect(said).toMatch(/\p{Script=Han}.*。$/u);
      expect(said).not.toMatch(/[a-z]+ [a-z]+/u);
    }
  });
});
