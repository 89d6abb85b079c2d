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
  '图片\n\n',
  '# 图片\n',
  '![](a)\n',
  '<br>',
  '<li>甲',
  '<p>甲<img src=a>',
  '甲公司发布乙新品\n\n',
  '- 甲公司发布乙新品\n',
  '**甲公司发布乙**\n\n',
  '甲公司发布乙；',
  '乙说 Go 好\nA\n',
  '甲 a b\n**乙**\n',
  '\u001b[',
  '\ud800',
] as const;

/** The same with a number in the place of §, which counts up: what is in order, and never twice the same. */
const COUNTED = [
  '§、',
  '§. 甲\n',
  '§、甲公司发布乙；',
  '§、[甲§](b) 乙。',
  '- 甲公司发布§新品\n',
  '## 甲公司§\n\n**乙§回应**\n\n丙公司宣布丁。\n\n',
  '**§**\n',
  '甲公司§回应；',
  '<p>甲公司发布§新品',
  '§月§日',
] as const;

/** Where a run of a unit stands: alone, and between what makes a pattern begin and fail at its end. */
const FRAMES: readonly ((run: string) => string)[] = [(run) => run, (run) => `a:【甲：${run}x乙\u2028b`];

/** Texts of about so many characters, each with a name; the same names for every length. */
export function* adversarialTexts(length: number): Generator<readonly [name: string, text: string]> {
  for (const [unit, run] of runs(length)) {
    for (const [index, frame] of FRAMES.entries())
      yield [`${JSON.stringify(unit)} in frame ${index}`, frame(run)];
  }
}

/**
 * Posts of about so many characters, each with a run in all places where one may stand: the headline, the glance, titles,
 * list items, paragraphs, and one endless line.
 */
export function* adversarialPosts(length: number): Generator<readonly [name: string, markdown: string]> {
  for (const [unit, run] of runs(length / 4)) {
    const [piece, lines] = [run.slice(0, 60).replaceAll('\n', ' '), linesOf(run)];
    const post = [
      `# ${piece} | 极客头条`,
      `一分钟速览新闻点！\n\n- 甲公司发布乙新品\n- ${piece}\n- 丙公司回应丁`,
      '## 甲公司发布乙新品',
      run,
      '## 丙公司回应丁',
      lines.map((line) => `**${line}**\n\n丙公司宣布丁，售价一千元。`).join('\n\n'),
      lines.map((line) => `- [工具] 甲${line}：丙公司宣布丁。`).join('\n'),
      `戊公司宣布${run.replaceAll('\n', ' ')}`,
    ];
    yield [JSON.stringify(unit), post.join('\n\n')];
  }
}

function* runs(length: number): Generator<readonly [unit: string, run: string]> {
  for (const unit of UNITS) yield [unit, unit.repeat(Math.ceil(length / unit.length))];
  for (const unit of COUNTED) {
    let run = '';
    for (let number = 1; run.length < length; number++) run += unit.replaceAll('§', String(number));
    yield [unit, run];
  }
}

/** A run cut into the lines of a post, half of them short enough for titles. */
function linesOf(run: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < run.length; at += 1_000) {
    lines.push(run.slice(at, at + 40), run.slice(at + 40, at + 1_000));
  }
  return lines.map((line) => line.replaceAll('\n', ' '));
}
