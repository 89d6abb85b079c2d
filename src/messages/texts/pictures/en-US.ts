import type { PictureTexts } from './texts.ts';

/** English. */
export const enUS: PictureTexts = {
  button: 'Make a picture',
  title: 'A picture to pass on',
  hint: 'Press and hold the picture to save it; only you can see this message.',
  dark: 'Dark',
  light: 'Light',
  simplified: '简体',
  traditional: '繁體',
  brand: '速览 · Sulan',
  digestLabel: 'One-minute digest',
  storyLabel: 'One story',
  wholeDay: 'Scan for all of the day’s news',
  wholeStory: 'Scan for this story',
  originalPage: 'Original',
  moreItems: (count) => `${count} more ${count === 1 ? 'item' : 'items'} did not fit here`,
  isExcerpt: 'This is an excerpt: see the original for the rest.',
  busy: 'Too many pictures are being made at present: try again in a few seconds.',
};
