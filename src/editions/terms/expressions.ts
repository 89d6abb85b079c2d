import { alternationOf } from '../../text/expressions.ts';
import { vocabulary } from './vocabulary.ts';

/** Matches a heading of the list of an edition's stories: 一分钟速览新闻点！, 本期导读, 三分钟看懂, TL;DR. */
export function glanceHeading(): RegExp {
  const { names, contents, endings, periods, whole, exactly, anywhere } = vocabulary.glanceHeadings;
  const wholeLine = `(?:${alternationOf(periods)}?${alternationOf(whole)}|${alternationOf(exactly)})`;
  return new RegExp(
    [
      `${alternationOf(names)}${alternationOf(contents)}?\\s*[!！:：~]*$`,
      `${alternationOf(endings)}\\s*[!！:：]*$`,
      alternationOf(anywhere),
      '^(?:[\\d一二三五六十]+\\s*(?:秒|分钟))(?:看|读|知|速|了解)',
      `^${wholeLine}\\s*[:：]?$`,
      '^TL;?DR',
    ].join('|'),
    'i',
  );
}

/** Matches a line that is only a link's label: 原文, 项目地址, 阅读全文, with brackets or a hand before it. */
export function linkLabel(): RegExp {
  const { alone, kinds, names, calls, objects } = vocabulary.linkLabels;
  const label = [
    alternationOf(alone),
    `${alternationOf(kinds)}${alternationOf(names)}`,
    `${alternationOf(calls)}${alternationOf(objects)}`,
  ].join('|');
  return new RegExp(`^(?:[[【(（→👉🔗▶]\\s{0,2}){0,2}(?:${label})\\s{0,2}[\\]】)）→»]{0,2}$`, 'iu');
}

/** Matches the link to the whole text behind a paragraph's last sentence: …。阅读全文>>>, …。【查看详情】. */
export function closingLink(): RegExp {
  const { calls, objects } = vocabulary.linkLabels;
  return new RegExp(
    `[。！？!?”」）)]\\s{0,2}[[【(（→👉🔗▶]?${alternationOf(calls)}${alternationOf(objects)}\\s{0,2}[\\]】)）→»>＞]{0,4}$`,
    'u',
  );
}

/**
 * Matches the part of a headline that names a column by its period (每周某某摘要), or one of its issues by the month if
 * what it is called says that it tells news (三月某某简报, 3月某某资讯一览): reviews of a month are articles too.
 */
export function periodicalColumn(): RegExp {
  const [column, start] = [alternationOf(vocabulary.columns), '(?:^|[|｜丨：:\\s])'];
  const [words, end] = ['[^，。？！?!；;、]{0,14}', '(?=$|[\\s|｜丨：:（(【第])'];
  const month = '(?:\\d{4}年)?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月份?';
  const news = `(?:${alternationOf(vocabulary.periodicals)}|${column}${column})`;
  return new RegExp(
    `${start}(?:${alternationOf(vocabulary.columnPeriods)}${words}${column}|${month}${words}${news})${end}`,
    'i',
  );
}

/** Matches the name of a periodical with the bare number of an issue behind it: 示例周报 404, 示例周刊105：甲公司上市. */
export function numberedPeriodical(): RegExp {
  return new RegExp(`${alternationOf(vocabulary.periodicals)}\\s?\\d{1,4}(?=\\s?(?:$|[(（：:|｜丨]))`, 'i');
}

/**
 * Matches a headline that has only the name of its news and their day or number: 某某消息 2031-03-05, 某某汇总第 12 期,
 * 每周一鸟：第 9 期; or that says of a week's news that they were chosen: 本周新增某某.
 */
export function namedNews(): RegExp {
  const { dated, chosen, numbered } = vocabulary.newsNames;
  const names = `(?:${alternationOf([...dated, ...numbered])}|Top\\s?\\d{1,3}|Daily[\\w ]{1,20}Report)`;
  const date = '(?:20)?\\d{2}\\s?[-./年]\\s?\\d{1,2}\\s?[-./月]\\s?\\d{1,2}\\s?[日号號]?|20\\d{6}';
  const day = `(?:${date}|\\d{1,2}\\s?月\\s?\\d{1,2}\\s?[日号號])`;
  const [words, sign, number] = ['[^，。？！?!；;]', '[^\\p{L}\\p{N}]', '第?\\s?\\d{1,4}\\s?期'];
  return new RegExp(
    [
      `^${words}{0,24}?${names}${sign}{0,4}${day}\\s?(?:[（(][^（）()]{1,8}[)）])?[)）】\\]]?$`,
      `^${day}(?:\\s?[-~～至—]\\s?${day})?\\s?[^，。？！?!；;\\d]{0,12}${names}$`,
      `^${words}{0,24}${alternationOf(numbered)}${sign}{0,2}${number}$`,
      `^${number}[\\s|｜·]{0,3}\\S.{0,14}${alternationOf(numbered)}$`,
      `^每[周週日天月]${words}{1,8}${number}$`,
      `^${sign}{0,3}[本上](?:[周週](?![一二三四五六日末])|月)[^，。？！?!；;：:]{0,16}${alternationOf(chosen)}[^，。？！?!；;：:]{0,32}$`,
    ].join('|'),
    'iu',
  );
}

/** Matches what a roundup says of the days that it covers: 统计周期：2031-03-01 至 2031-03-07. */
export function coveredDays(): RegExp {
  const day = '(?:\\d{4}\\s?[-./年]\\s?)?\\d{1,2}\\s?[-./月]\\s?\\d{1,2}';
  return new RegExp(
    `${alternationOf(vocabulary.coveredPeriods)}\\**\\s?[：:]\\s{0,2}\\**\\s{0,2}${day}.{0,20}?(?:至|到|[-–—~～→])\\s{0,2}${day}`,
  );
}

/** Matches what an issue of a periodical says of its day: 日报生成时间：2031-03-05. */
export function issueTime(): RegExp {
  const { periodicals, issueTimes } = vocabulary;
  return new RegExp(
    `${alternationOf(periodicals)}.{0,4}${alternationOf(issueTimes)}\\s?[为為是：:]\\s?\\d{4}\\s?[-./年]\\s?\\d{1,2}`,
  );
}

/** Matches a line that welcomes the readers of a periodical, which it names: 欢迎回到示例周报！ */
export function welcome(): RegExp {
  const { welcomes, periodicals } = vocabulary;
  const name = `[^，,。：:！!]{0,30}${alternationOf(periodicals)}`;
  return new RegExp(`^${alternationOf(welcomes)}${name}[^\\p{L}\\p{N}]*$`, 'iu');
}

/** Matches a heading that only says that news follow, perhaps with their number or a sign: 📰 主要新闻 (5). */
export function newsHeading(): RegExp {
  const { before, names } = vocabulary.newsHeadings;
  const around = '[^\\p{L}\\p{N}]{0,4}';
  return new RegExp(
    `^${around}(?:[\\d一二三四五六七八九十]{1,2}[、.．]\\s?)?${alternationOf(before)}${alternationOf(names)}(?:\\s?[（(]\\d+\\s?条?[)）])?${around}$`,
    'u',
  );
}

/** Matches a heading over the ranking of a period, perhaps with its length: 今日TOP10, 🔥 本周热榜. */
export function ranking(): RegExp {
  const { periods, names } = vocabulary.rankings;
  const around = '[^\\p{L}\\p{N}]{0,4}';
  return new RegExp(
    `^${around}${alternationOf(periods)}\\s?${alternationOf(names)}(?:\\s?\\d{1,3})?${around}$`,
    'iu',
  );
}

/** Matches the call of accounts at the top of their posts: 点击上方蓝字关注我们. */
export function followCall(): RegExp {
  const { signs, acts, follow } = vocabulary.followCalls;
  return new RegExp(
    `^.{0,6}${alternationOf(signs)}.{0,12}$|^.{0,4}${alternationOf(acts)}.{0,8}${alternationOf(follow)}.{0,10}$`,
  );
}

/**
 * Matches the marker at the beginning of an opinion: `点评：`, `老王点评:`, `点评丨`, `【点评】`, or the word alone on
 * its line.
 */
export function opinionMarker(): RegExp {
  const { words: marking, judgements, editors } = vocabulary.opinions;
  const opinion = `[\\p{L}\\p{N} ]{0,8}?${alternationOf(marking)}`;
  const word = `(?:${opinion}|${alternationOf(editors)}?\\s?${alternationOf(judgements)})`;
  return new RegExp(
    `^(?:[【「\\[]\\s*${word}\\s*[】」\\]]\\s*[:：]?|${word}\\s*[:：丨|｜]|${opinion}\\s*$)\\s*`,
    'u',
  );
}

/**
 * Expressions for the beginning and end of key points: `划重点`, `【AI 划重点】（由 AI 生成）`, `AI 摘要：…`,
 * `以上内容由某某生成`.
 */
export function keyPointExpressions() {
  const { headings, makersHeadings, makersLines, makers, offers, contents, acts } = vocabulary.keyPoints;
  const { readingTimes, readingUnits, pointing, manners } = vocabulary.keyPoints;
  const maker = alternationOf(makers);
  const names = `(?:${alternationOf(headings)}|(?<=${maker}\\s*)${alternationOf(makersHeadings)})`;
  return {
    /** Heading of key points; captures their author, and the note in brackets after it. */
    keyPointsHeading: new RegExp(
      `^[【[]?(?:(${maker})\\s*)?${names}\\s*[】\\]]?\\s*(?:[（(]([^（）()]{2,20})[)）])?\\s*[:：]?$`,
      'i',
    ),
    /** Summary in the line of its heading, which says that a machine wrote it; captures the summary. */
    keyPointsLine: new RegExp(
      `^[【[]?${maker}\\s*${alternationOf(makersLines)}\\s*[】\\]]?\\s*[:：]\\s*(\\S.*)$`,
      'i',
    ),
    /** Offer to summarise the text, or its reading time. */
    keyPointsOffer: new RegExp(
      `${alternationOf(offers)}|${alternationOf(readingTimes)}.{0,4}${alternationOf(readingUnits)}`,
    ),
    /** Line that names the author of the points; captures the name. */
    keyPointsMaker: new RegExp(
      `^${alternationOf(pointing)}?${alternationOf(contents)}?由\\s*([^，,。;；]{2,20}?)\\s*${alternationOf(manners)}?${alternationOf(acts)}`,
    ),
  };
}
