import { expect, test } from 'vitest';
import { candidatesIn } from '../candidatesIn.ts';

/** Returns the lines of a document that could be titles. */
function linesIn(blocks: readonly string[]): string[] {
  return candidatesIn(blocks).all.map(({ line }) => line.text);
}

test('the cells of a copied table that two figures follow could be no titles', () => {
  const rows = ['海湾基金会', '111', '22.98%', '北城软件', '1,020', '4.14%'];
  expect(linesIn(rows)).toEqual([]);
});

test('a title above the number that counts the next one could be one', () => {
  const counted = ['1', '海湾基金会换了负责人', '2', '北城软件裁员两成'];
  expect(linesIn(counted)).toEqual(['海湾基金会换了负责人', '北城软件裁员两成']);
});
