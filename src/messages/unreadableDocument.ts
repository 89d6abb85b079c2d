import type { UnreadableCode, UnreadableReason } from '../text/unreadable.ts';
import type { Locale } from './locale.ts';

const REASONS: Readonly<Record<Exclude<Locale, 'en-US'>, Readonly<Record<UnreadableCode, string>>>> = {
  'zh-CN': {
    empty: '文件是空的。',
    pdf: '这是 PDF 文件，不是文字。',
    zip: '这是 ZIP 或 Office 文件，不是文字。',
    gzip: '这是 gzip 压缩文件，不是文字。',
    png: '这是 PNG 图片，不是文字。',
    jpeg: '这是 JPEG 图片，不是文字。',
    gif: '这是 GIF 图片，不是文字。',
    sqlite: '这是 SQLite 数据库，不是文字。',
    program: '这是程序，不是文字。',
    binary: '里面是二进制数据，不是文字。',
    'too-large': '文件太大，不会是一篇文章。',
    'no-text': '里面没有文字。',
    'gave-up': '读得太久或者太占内存，没有读完。',
    'no-stories': '没有读出新闻。',
    'put-aside':
      '这份文档先放在一边：以前没有读完，或者读的时候程序两次中断。内容变了会重新读；也可以运行 sulan reread --put-aside。',
    removed: '读的时候，这份文档已经被移除。',
  },
  'zh-TW': {
    empty: '檔案是空的。',
    pdf: '這是 PDF 檔案，不是文字。',
    zip: '這是 ZIP 或 Office 檔案，不是文字。',
    gzip: '這是 gzip 壓縮檔，不是文字。',
    png: '這是 PNG 圖片，不是文字。',
    jpeg: '這是 JPEG 圖片，不是文字。',
    gif: '這是 GIF 圖片，不是文字。',
    sqlite: '這是 SQLite 資料庫，不是文字。',
    program: '這是程式，不是文字。',
    binary: '裡面是二進位資料，不是文字。',
    'too-large': '檔案太大，不會是一篇文章。',
    'no-text': '裡面沒有文字。',
    'gave-up': '讀得太久或者太占記憶體，沒有讀完。',
    'no-stories': '沒有讀出新聞。',
    'put-aside':
      '這份文件先放在一邊：以前沒有讀完，或者讀的時候程式兩次中斷。內容變了會重新讀；也可以執行 sulan reread --put-aside。',
    removed: '讀的時候，這份文件已經被移除。',
  },
};

/**
 * Returns in a language why a document cannot be read or stored: the words of its code; in English, and without a code,
 * the reason itself.
 */
export function explainUnreadable({ code, reason }: UnreadableReason, locale: Locale): string {
  return locale === 'en-US' || code === undefined ? reason : REASONS[locale][code];
}
