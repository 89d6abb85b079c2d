import { describe, expect, test } from 'vitest';
import { failureLine } from '../../../src/cli/lines.ts';
import { commandLineTexts } from '../../../src/cli/texts/commandLineTexts.ts';
import { explainListProblem } from '../../../src/messages/administration/sourceListProblem.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import { SourceListError } from '../../../src/sources/sourceList/problem.ts';
import { parseSourceList, readListText } from '../../../src/sources/sourceList/readSourceList.ts';

/** Returns the error of a list that is invalid. */
function errorOf(read: () => unknown): SourceListError {
  try {
    read();
  } catch (error) {
    if (error instanceof SourceListError) return error;
    throw error;
  }
  throw new Error('an invalid list was taken');
}

const saidIn = (locale: Locale, yaml: string) =>
  errorOf(() => parseSourceList(yaml, 'my.yaml')).problems.map((problem) =>
    explainListProblem(problem, locale),
  );

describe('a problem of a source list is said in the language of its reader', () => {
  test.each([
    [
      'sources: [{ id: a, name: A, kind: feed, url: "file:///etc/passwd" }]',
      '来源 a，url：要写 http 或 https 网址（第 1 行）',
      '來源 a，url：要寫 http 或 https 網址（第 1 行）',
    ],
    [
      'sources: [{ name: A, kind: folder, path: x }]',
      '第 1 个来源，id：还没有写（第 1 行）',
      '第 1 個來源，id：還沒有寫（第 1 行）',
    ],
    [
      'sources: [{ id: a, name: 7, kind: folder, path: x }]',
      '来源 a，name：类型不对（string）（第 1 行）',
      '來源 a，name：類型不對（string）（第 1 行）',
    ],
    [
      'sources: [{ id: a, name: A, kind: folder, path: x, evry: 3 }]',
      '来源 a：没有这样的设置（evry）（第 1 行）',
      '來源 a：沒有這樣的設定（evry）（第 1 行）',
    ],
    [
      'sources: [{ id: a, name: "", kind: folder, path: x, everyMinutes: 0 }]',
      '来源 a，name：不能是空的（第 1 行）',
      '來源 a，name：不能是空的（第 1 行）',
    ],
    ['sources: [', /^文件：不是正确的 YAML（.+）$/u, /^檔案：不是正確的 YAML（.+）$/u],
  ])('%s', (yaml, simplified, traditional) => {
    const [inSimplified, inTraditional] = [saidIn('zh-CN', yaml), saidIn('zh-TW', yaml)];
    expect(inSimplified[0]).toEqual(
      typeof simplified === 'string' ? simplified : expect.stringMatching(simplified),
    );
    expect(inTraditional[0]).toEqual(
      typeof traditional === 'string' ? traditional : expect.stringMatching(traditional),
    );
  });

  test('a number below the least is named with it', () => {
    const yaml = 'sources: [{ id: a, name: A, kind: folder, path: x, everyMinutes: 0 }]';
    expect(saidIn('zh-CN', yaml)).toEqual(['来源 a，everyMinutes：小于最小值（1）（第 1 行）']);
    expect(saidIn('en-US', yaml)).toEqual(['source a, everyMinutes: must be at least: 1 (line 1)']);
  });

  test('on the command line all problems stand in one line, the meaning of the system’s code among them', () => {
    const one = '{ id: a, name: A, kind: folder, path: x }';
    const twice = errorOf(() => parseSourceList(`sources: [${one}, ${one}]`, 'my.yaml'));
    const { results } = commandLineTexts('zh-CN');
    expect(failureLine(twice, results)).toBe('来源列表 my.yaml 用不了：来源 a，id：写了两次（第 1 行）。');
    const missing = errorOf(() => readListText('/nosuch/my.yaml'));
    expect(failureLine(missing, results)).toMatch(
      /^来源列表 \/nosuch\/my\.yaml 用不了：文件：读不了（.*ENOENT.*）。$/u,
    );
  });
});
