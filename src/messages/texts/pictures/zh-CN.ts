import type { PictureTexts } from './texts.ts';

/** 简体中文. */
export const zhCN: PictureTexts = {
  button: '生成图片',
  title: '可以转发的图片',
  hint: '长按图片保存，就能发到微信群；只有你看得到这条消息。',
  dark: '深色',
  light: '浅色',
  simplified: '简体',
  traditional: '繁体',
  brand: '速览',
  digestLabel: '一分钟速览',
  storyLabel: '一条新闻',
  wholeDay: '长按识别二维码，看当天全部新闻',
  wholeStory: '长按识别二维码，看这条新闻',
  originalPage: '原文',
  moreItems: (count) => `图片里放不下的还有 ${count} 条`,
  isExcerpt: '以上是摘录，全文请看原文。',
  busy: '现在生成图片的人太多，请过几秒再试。',
};
