/** What the text functions treat specially: marks, figures, blanks, tags, and what several of them make together. */
const UNITS = [
  ...'「」《》“”（）【】()[]{}<>|｜丨·•、，。；：！？…—-_=*~`#＃＞&\\/"\'@+%$^',
  ...' \t\u3000\u00a0\n\u2028\u200b\u0000a1甲一年月日',
  '1. ',
  '- ',
  '> ',
  '> - ',
  '1、',
  '一、',
  '**',
  '~~',
  '```\n',
  '![',
  '[a](',
  '[a](b "',
  '[^1]',
  '<!--',
  '<b ',
  '<b>',
  '</b>',
  '<b a="',
  '<a<',
  'http://',
  'https://a.',
  'a@a.',
  '&amp;',
  '&#',
  '12月27日',
  '2024-12-27',
  '2024年',
  '二〇二四年',
  '由AI',
  'AI ',
  '本文由',
  'a: ',
  'a\n',
  '甲 ',
  '甲；',
  '甲。',
  '甲\n',
  '甲\n\n',
  '甲|',
  '（甲',
  '甲）',
  '# 甲\n',
  '---\n',
  '\u001b[',
  '\ud800',
] as const;

/** Where a run of a unit stands: alone, and between what makes a pattern begin and fail at its end. */
const FRAMES: readonly ((run: string) => string)[] = [(run) => run, (run) => `a:【甲：${run}x乙\u2028b`];

/** Texts of about so many characters, each with a name; the same names for every length. */
export function* adversarialTexts(length: number): Generator<readonly [name: string, text: string]> {
  for (const unit of UNITS) {
    const run = unit.repeat(Math.ceil(length / unit.length));
    for (const [index, frame] of FRAMES.entries())
      yield [`${JSON.stringify(unit)} in frame ${index}`, frame(run)];
  }
}
