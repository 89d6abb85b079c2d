import type { Locale } from '../messages/locale.ts';

/** Texts of the preview itself; commands have their own. */
export interface Phrases {
  readonly welcome: string;
  readonly page: (url: string) => string;
  readonly posted: (channel: string) => string;
  readonly unknownCommand: (name: string, suggestion: string | undefined) => string;
  readonly unknownOption: (option: string, command: string, suggestion: string | undefined) => string;
  readonly noOptions: (command: string) => string;
  readonly missingOption: (option: string, command: string) => string;
  /** Asks for a required option; the next line is its value. */
  readonly askOption: (option: string, description: string) => string;
  /** Says how to get from a story back to its list. */
  readonly back: string;
  readonly badNumber: (option: string, min: number | undefined, max: number | undefined) => string;
  readonly badChoice: (option: string, choices: readonly string[]) => string;
  readonly badFlag: (option: string) => string;
  readonly tooLong: (option: string, max: number) => string;
  readonly noFiles: (option: string) => string;
  readonly noSuchKey: (key: string) => string;
  readonly nothingThere: string;
  readonly failed: (id: string) => string;
  readonly cancelled: string;
  /** Says what a field contains, and how to keep or empty it. */
  readonly present: (value: string, mayBeEmpty: boolean) => string;
  /** Says how to choose from numbered entries. */
  readonly pickSome: (several: boolean, mayBeEmpty: boolean) => string;
  readonly unclearPick: string;
  readonly lineTooLong: string;
  readonly goodbye: string;
}

const zhCN: Phrases = {
  welcome:
    '直接输入词语搜新闻（如 DeepSeek），/digest 看速览，/help 看全部命令；输入编号打开一条，/quit 离开。',
  page: (url) => `也可以用浏览器打开 ${url}`,
  posted: (channel) => `【发到 #${channel} 的消息】`,
  unknownCommand: (name, suggestion) =>
    `没有 /${name} 这个命令，${suggestion === undefined ? '输入 /help 看全部命令。' : `是不是想输入 /${suggestion}？`}`,
  unknownOption: (option, command, suggestion) =>
    `/${command} 没有「${option}」这个选项，${suggestion === undefined ? '输入 /help 看用法。' : `是不是想写 ${suggestion}:？`}`,
  noOptions: (command) => `/${command} 后面不用写别的，直接输入 /${command} 即可。`,
  missingOption: (option, command) => `/${command} 缺少「${option}」，请写成 /${command} ${option}:…`,
  askOption: (option, description) => `${option}（${description}）？直接输入，空行不找了。`,
  back: '输入 b 或 返回，回到列表。',
  badNumber: (option, min, max) => `「${option}」要填整数${range(min, max, '不小于', '不大于', '，')}。`,
  badChoice: (option, choices) => `「${option}」只能是：${choices.join('、')}。`,
  badFlag: (option) => `「${option}」只能填 是 或 否。`,
  tooLong: (option, max) => `「${option}」太长了，最多 ${max} 个字。`,
  noFiles: (option) => `预览里不能附上文件（「${option}」），请改用命令行 sulan ingest 文件。`,
  noSuchKey: (key) => `上面没有编号 ${key}，请选列表里出现的编号。`,
  nothingThere: '上面没有可以打开的条目，请先输入 /digest 或 /news。',
  failed: (id) => `这次没有成功，请稍后再试；日志里的编号是 ${id}。`,
  cancelled: '已取消。',
  present: (value, mayBeEmpty) =>
    `（现在：${value === '' ? '空' : value}；直接回车不改${mayBeEmpty ? '，输入 - 清空' : ''}）`,
  pickSome: (several, mayBeEmpty) =>
    `（输入编号${several ? '，几个就用空格隔开' : ''}；直接回车不改${mayBeEmpty ? '，输入 - 一个也不选' : ''}）`,
  unclearPick: '请输入列出来的编号。',
  lineTooLong: '这一行太长了，请缩短到 2000 字以内。',
  goodbye: '再见。',
};

const zhTW: Phrases = {
  welcome:
    '直接輸入詞語搜尋新聞（如 DeepSeek），/digest 看速覽，/help 看全部指令；輸入編號開啟一則，/quit 離開。',
  page: (url) => `也可以用瀏覽器開啟 ${url}`,
  posted: (channel) => `【發到 #${channel} 的訊息】`,
  unknownCommand: (name, suggestion) =>
    `沒有 /${name} 這個指令，${suggestion === undefined ? '輸入 /help 看全部指令。' : `是不是想輸入 /${suggestion}？`}`,
  unknownOption: (option, command, suggestion) =>
    `/${command} 沒有「${option}」這個選項，${suggestion === undefined ? '輸入 /help 看用法。' : `是不是想寫 ${suggestion}:？`}`,
  noOptions: (command) => `/${command} 後面不用寫別的，直接輸入 /${command} 即可。`,
  missingOption: (option, command) => `/${command} 缺少「${option}」，請寫成 /${command} ${option}:…`,
  askOption: (option, description) => `${option}（${description}）？直接輸入，空行就不找了。`,
  back: '輸入 b 或 返回，回到列表。',
  badNumber: (option, min, max) => `「${option}」要填整數${range(min, max, '不小於', '不大於', '，')}。`,
  badChoice: (option, choices) => `「${option}」只能是：${choices.join('、')}。`,
  badFlag: (option) => `「${option}」只能填 是 或 否。`,
  tooLong: (option, max) => `「${option}」太長了，最多 ${max} 個字。`,
  noFiles: (option) => `預覽裡不能附上檔案（「${option}」），請改用命令列 sulan ingest 檔案。`,
  noSuchKey: (key) => `上面沒有編號 ${key}，請選列表裡出現的編號。`,
  nothingThere: '上面沒有可以開啟的項目，請先輸入 /digest 或 /news。',
  failed: (id) => `這次沒有成功，請稍後再試；日誌裡的編號是 ${id}。`,
  cancelled: '已取消。',
  present: (value, mayBeEmpty) =>
    `（現在：${value === '' ? '空' : value}；直接按 Enter 不改${mayBeEmpty ? '，輸入 - 清空' : ''}）`,
  pickSome: (several, mayBeEmpty) =>
    `（輸入編號${several ? '，幾個就用空格隔開' : ''}；直接按 Enter 不改${mayBeEmpty ? '，輸入 - 一個也不選' : ''}）`,
  unclearPick: '請輸入列出來的編號。',
  lineTooLong: '這一行太長了，請縮短到 2000 字以內。',
  goodbye: '再見。',
};

const enUS: Phrases = {
  welcome:
    'Type words to search (such as DeepSeek), /digest for the digest, /help for every command; a number opens an item, /quit leaves.',
  page: (url) => `The same in a browser: ${url}`,
  posted: (channel) => `[Posted in #${channel}]`,
  unknownCommand: (name, suggestion) =>
    `There is no command /${name}; ${suggestion === undefined ? 'type /help for all of them.' : `did you mean /${suggestion}?`}`,
  unknownOption: (option, command, suggestion) =>
    `/${command} has no option "${option}"; ${suggestion === undefined ? 'type /help to see how it is used.' : `did you mean ${suggestion}:?`}`,
  noOptions: (command) => `/${command} takes no options: type just /${command}.`,
  missingOption: (option, command) => `/${command} needs "${option}": type /${command} ${option}:…`,
  askOption: (option, description) => `${option} (${description})? Type it, or Enter to leave it.`,
  back: 'Type b or back for the list.',
  badNumber: (option, min, max) =>
    `"${option}" takes a whole number${range(min, max, 'at least', 'at most', ', ')}.`,
  badChoice: (option, choices) => `"${option}" is one of: ${choices.join(', ')}.`,
  badFlag: (option) => `"${option}" is either yes or no.`,
  tooLong: (option, max) => `"${option}" is too long: at most ${max} characters.`,
  noFiles: (option) =>
    `The preview cannot attach files ("${option}"); use the command line: sulan ingest FILE.`,
  noSuchKey: (key) => `There is no number ${key} above; choose one that is listed.`,
  nothingThere: 'There is nothing to open above; type /digest or /news first.',
  failed: (id) => `That did not work, please try again later; its id in the log is ${id}.`,
  cancelled: 'Cancelled.',
  present: (value, mayBeEmpty) =>
    ` (now: ${value === '' ? 'empty' : value}; Enter keeps it${mayBeEmpty ? ', - empties it' : ''})`,
  pickSome: (several, mayBeEmpty) =>
    ` (type ${several ? 'numbers with spaces between' : 'a number'}; Enter keeps it${mayBeEmpty ? ', - picks none' : ''})`,
  unclearPick: 'Type numbers that are listed.',
  lineTooLong: 'That line is too long; keep it under 2000 characters.',
  goodbye: 'Bye.',
};

/** The preview's texts in all languages. */
export const PHRASES: Readonly<Record<Locale, Phrases>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, 'en-US': enUS };

function range(
  min: number | undefined,
  max: number | undefined,
  atLeast: string,
  atMost: string,
  comma: string,
): string {
  const low = min === undefined ? '' : `${comma}${atLeast} ${min}`;
  return max === undefined ? low : `${low}${comma}${atMost} ${max}`;
}
