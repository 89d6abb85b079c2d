import type { PictureTexts } from './texts.ts';

/** 繁體中文，臺灣用語. */
export const zhTW: PictureTexts = {
  button: '產生圖片',
  title: '可以轉傳的圖片',
  hint: '長按圖片儲存，就能傳到群組；只有你看得到這則訊息。',
  dark: '深色',
  light: '淺色',
  simplified: '簡體',
  traditional: '繁體',
  brand: '速覽',
  digestLabel: '一分鐘速覽',
  storyLabel: '一則新聞',
  wholeDay: '長按掃描 QR Code，看當天全部新聞',
  wholeStory: '長按掃描 QR Code，看這則新聞',
  originalPage: '原文',
  moreItems: (count) => `圖片裡放不下的還有 ${count} 則`,
  isExcerpt: '以上是摘錄，全文請看原文。',
  busy: '現在產生圖片的人太多，請過幾秒再試。',
};
