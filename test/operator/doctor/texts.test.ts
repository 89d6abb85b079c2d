import { describe, expect, test } from 'vitest';
import { runDoctor } from '../../../src/cli/doctor.ts';
import { storeAt } from '../../../src/database/location.ts';
import { NO_PROXIES } from '../../../src/network/proxies.ts';
import { tokenCheck } from '../../../src/operator/doctor/discord.ts';
import { languageModelCheck } from '../../../src/operator/doctor/languageModel.ts';
import { nodeCheck, timeZoneCheck } from '../../../src/operator/doctor/machine.ts';
import { storeCheck } from '../../../src/operator/doctor/store.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';

const HAN = /\p{Script=Han}/u;

/** Every text with its path; a function is called with what may stand for a word, a number and a list. */
function textsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return textsIn(value(['newer'], ['newer'], ['newer'], ['newer']), path);
  return Object.entries(value ?? {}).flatMap(([name, part]) => textsIn(part, `${path}.${name}`));
}

async function doctorIn(locale: 'en-US' | 'zh-CN' | 'zh-TW'): Promise<readonly string[]> {
  const printed: string[] = [];
  const print = (line: string) => printed.push(line);
  const checks = [
    nodeCheck('20.1.0'),
    timeZoneCheck(),
    storeCheck(storeAt('/nowhere/sulan.db')),
    languageModelCheck({ languageModel: undefined, proxies: NO_PROXIES }),
    tokenCheck({ discordToken: undefined, discordApiUrl: undefined }, () => new Date(0)),
  ];
  await runDoctor(checks, doctorTexts(locale), { out: print, err: print });
  return printed;
}

describe.each(['zh-CN', 'zh-TW'] as const)('doctor in %s', (locale) => {
  test('has every text in Chinese', () => {
    const names = ['.locale', '.names.node', '.names.discord'];
    const foreign = textsIn(doctorTexts(locale), '').filter(
      ([path, text]) => !HAN.test(text) && !names.includes(path) && path !== '.colon',
    );
    expect(foreign).toEqual([]);
  });

  test('writes every line in Chinese', async () => {
    const lines = await doctorIn(locale);
    expect(lines.filter((line) => !HAN.test(line))).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^故障 {2}Node：Node 20\.1\.0 太[旧舊]$/u));
    expect(lines).toContainEqual(
      expect.stringMatching(/^提醒 {2}(?:数据|資料)[库庫]：\/nowhere\/sulan\.db/u),
    );
  });
});

test('texts in one Chinese script have no characters of the other', () => {
  const simplified = textsIn(doctorTexts('zh-CN'), '').map(([, text]) => text);
  const traditional = textsIn(doctorTexts('zh-TW'), '').map(([, text]) => text.replaceAll('速览', ''));
  expect(simplified.filter((text) => /[設說這們來時發動機網頁檔資庫應權讓還]/u.test(text))).toEqual([]);
  expect(traditional.filter((text) => /[设说这们来时发动机网页档资库应权让还]/u.test(text))).toEqual([]);
});

test('in English the lines are unchanged', async () => {
  const lines = await doctorIn('en-US');
  expect(lines[0]).toBe('FAIL  Node: Node 20.1.0 is too old');
  expect(lines).toContain('hint  Discord: no DISCORD_TOKEN: only the preview can run');
});
