import type { Lexicon } from '../../words/lexicon.ts';
import { tokenise, type Word } from '../../words/segment.ts';
import { isSurname } from '../../words/surnames.ts';
import { placesIn } from './properNouns.ts';

/** Surnames that are ordinary words, or the start of many. */
const ORDINARY_SURNAMES = new Set('于向万方常高安文易施时成任连白金石江温明和');

/** Characters before and after a name that are not part of it. */
const BEFORE_NAMES = new Set('由据对与和向被把让叫是的为同跟及请给');
const BEHIND_NAMES = new Set('称说的在于是将与和等也曾则还又并已就都及从对被把向为任带率领去来到');

/** Verbs and titles of people: next to one, a word that starts with a surname is a person. */
const PERSONAL_VERBS = new Set(
  '称 说 表示 指出 认为 透露 宣布 回应 强调 坦言 接任 出任 卸任 担任 加盟 离职 辞职 直言 解释'.split(' '),
);
const PERSONAL_TITLES = new Set(
  '创始人 总裁 董事长 总经理 教授 院士 博士 先生 女士 研究员 负责人 工程师 记者 分析师 高管 校长 所长 主任'.split(
    ' ',
  ),
);

/** Last words of institutions' names; the words before are part of the name. */
const INSTITUTIONS = new Set(
  '大学 学院 银行 法院 研究院 研究所 基金会 协会 集团 证券 出版社 交易所 医院'.split(' '),
);
/** Words before which these are no names. */
const ANY_ONE = new Set(
  '该 本 这 一 某 各 多 两 所 家 名 国内 国外 海外 全球 知名 上市 顶尖 相关 当地 有关'.split(' '),
);
/** Words that form a company's name after characters without a dictionary word. */
const COMPANY_WORDS = new Set('公司 科技 汽车 资本 智能 网络 股份 控股 电子 半导体 软件 机器人'.split(' '));

const HAN = /^\p{Script=Han}+$/u;
/** A foreign name in characters, with dots between its parts. */
const DOTTED_NAME = /\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,4}/gu;
const QUOTED = /《([^《》]{1,40})》|“([^“”]{1,40})”|「([^「」]{1,40})」/gu;

/** Returns a name in a folded Chinese text that is missing in all sources; undefined if there is none. */
export function unknownChineseName(
  folded: string,
  sources: readonly string[],
  lexicon: Lexicon,
): string | undefined {
  const stands = (name: string) => sources.some((source) => source.includes(name));
  const place = placesIn(folded).find(
    ({ chinese, english }) => ![...chinese, ...english.map((name) => name.toLowerCase())].some(stands),
  );
  return (
    place?.chinese[0] ??
    [...folded.matchAll(DOTTED_NAME)].map(([name]) => name).find((name) => !stands(name)) ??
    quotedIn(folded).find((words) => !stands(words)) ??
    segmentNames(tokenise(lexicon, folded)).find((names) => !names.some(stands))?.[0]
  );
}

function quotedIn(folded: string): string[] {
  return [...folded.matchAll(QUOTED)].map(([, title, words, corner]) => title ?? words ?? corner ?? '');
}

/**
 * Returns possible names by segments: a surname with unknown characters, with a following word, or next to a person's
 * verb or title; unknown characters before 公司; an institution. Each in several forms, one of which must be in a
 * source, because the end of a name is a guess.
 */
function segmentNames(words: readonly Word[]): readonly string[][] {
  return words.flatMap((word, index): string[][] => {
    if (word.entity !== undefined || !HAN.test(word.text)) return [];
    const next = isBeside(word, words[index + 1]) ? words[index + 1] : undefined;
    const before = isBeside(words[index - 1], word) ? words[index - 1] : undefined;
    return [
      ...(word.guessed ? guessedNames(word.text, next) : []),
      ...personNames(word, before, next),
      ...institution(word, before),
    ];
  });
}

function isBeside(word: Word | undefined, next: Word | undefined): boolean {
  return word !== undefined && word.end === next?.start;
}

/** Returns names in characters without a dictionary word: 陆子航称, 由磐砺 before 科技. */
function guessedNames(run: string, next: Word | undefined): string[][] {
  const people = [...run].flatMap((character, at) => {
    const opens = at === 0 || BEFORE_NAMES.has(run.charAt(at - 1));
    return opens && isOwnSurname(character) ? [formsOfName(run.slice(at, at + 3))] : [];
  });
  const isCompany = next !== undefined && COMPANY_WORDS.has(next.text);
  return [
    ...people.filter(([name = '']) => name.length > 1),
    ...(isCompany ? [[run.slice(-2) + next.text]] : []),
  ];
}

/** Returns the forms of a name of two or three characters: the third may belong to the next word. */
function formsOfName(name: string): string[] {
  return BEHIND_NAMES.has(name.charAt(2)) ? [name.slice(0, 2), name] : [name];
}

function personNames(word: Word, before: Word | undefined, next: Word | undefined): string[][] {
  if (!isOwnSurname(word.text.charAt(0)) || word.guessed) return [];
  const isPlain = next !== undefined && next.entity === undefined && HAN.test(next.text);
  // 王, 建国; or 周明, 轩 if the dictionary has half of a name.
  if (word.text.length === 1) return isPlain && next.text.length <= 2 ? [[word.text + next.text]] : [];
  if (word.text.length > 3) return [];
  const isHalf = word.text.length === 2 && isPlain && next.text.length === 1 && !BEHIND_NAMES.has(next.text);
  if (isHalf && !PERSONAL_VERBS.has(next.text)) return [[word.text + next.text]];
  const isPerson =
    (next !== undefined && (PERSONAL_VERBS.has(next.text) || PERSONAL_TITLES.has(next.text))) ||
    (before !== undefined && PERSONAL_TITLES.has(before.text));
  return isPerson ? [[word.text]] : [];
}

function isOwnSurname(character: string): boolean {
  return isSurname(character) && !ORDINARY_SURNAMES.has(character);
}

function institution({ text }: Word, before: Word | undefined): string[][] {
  if (!INSTITUTIONS.has(text) || before === undefined) return [];
  return HAN.test(before.text) && !ANY_ONE.has(before.text) ? [[before.text + text]] : [];
}
