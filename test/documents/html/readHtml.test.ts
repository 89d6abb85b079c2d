import { expect, test } from 'vitest';
import { readHtml } from '../../../src/documents/html/readHtml.ts';

const TEXT = '甲公司宣布全线产品降价两成。';

/** Kind and text of each block. */
function blocksOf(html: string): readonly string[] {
  return readHtml(html).blocks.map(({ kind, inlines }) => {
    const text = inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
    return `${kind} ${text}`;
  });
}

test.each([
  [
    'a heading that is not closed ends at its paragraph',
    `<h3>甲公司降价<p>${TEXT}</p><h3>乙公司量产<p>${TEXT}`,
    ['heading 甲公司降价', `paragraph ${TEXT}`, 'heading 乙公司量产', `paragraph ${TEXT}`],
  ],
  [
    'a list ends it as well',
    `<h2>要闻<ul><li>${TEXT}</li></ul><p>${TEXT}</p>`,
    ['heading 要闻', `item ${TEXT}`, `paragraph ${TEXT}`],
  ],
  ['a paragraph is what a heading holds', '<h3><p>甲公司降价</p></h3>', ['heading 甲公司降价']],
  [
    'a shadow root that is declared is seen',
    `<x-post><template shadowrootmode="open"><h3>甲公司降价</h3><p>${TEXT}</p></template></x-post>`,
    ['heading 甲公司降价', `paragraph ${TEXT}`],
  ],
  ['another template is not', `<template><p>隐藏</p></template><p>${TEXT}</p>`, [`paragraph ${TEXT}`]],
  [
    'a text that is invisible is not',
    `<p>${TEXT}</p><p style="visibility: hidden">隐藏</p><p>后<span style="visibility:hidden">隐藏</span>文</p>`,
    [`paragraph ${TEXT}`, 'paragraph 后文'],
  ],
  [
    'a page that its script makes visible is',
    `<div id="js_content" style="visibility: hidden; opacity: 0;"><p>${TEXT}</p></div>`,
    [`paragraph ${TEXT}`],
  ],
])('%s', (_name, html, blocks) => {
  expect(blocksOf(html)).toEqual(blocks);
});
