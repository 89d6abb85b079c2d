/**
 * Generators of documents designed to cost time, by the part that they repeat; the argument is their size in megabytes
 * of UTF-8.
 */
export const HOSTILE: Readonly<Record<string, (megabytes: number) => string>> = {
  nestedTags: repeated('<div>字', ''),
  boldParagraphs: repeated('<b id=x><p>新闻标题</p>', ''),
  endlessLine: repeated('字', '<p>'),
  entities: repeated('&amp;', '<p>'),
  boldTable: repeated('<tr><td><b>标题一</b></td><td><b>标题二</b></td></tr>', '<table>'),
  boldTitles: repeated('<p><b>这是一个标题</b></p><p>这是一段正文，写得很长，足够算一条新闻。</p>', ''),
  markdownMarks: repeated('_a*b[c`', '# 题\n\n'),
  markdownQuotes: repeated('> > > - 题\n', '# 题\n\n'),
  numberedText: repeated('1、标题一\n这是一段正文，写得很长，足够算一条新闻。\n', ''),
};

function repeated(piece: string, start: string): (megabytes: number) => string {
  const bytes = Buffer.byteLength(piece);
  return (megabytes) => start + piece.repeat(Math.floor((megabytes * 1_000_000) / bytes));
}
