import { TERMS } from '../../terms/terms.ts';

/** Fewest points of one argument. */
const FEWEST_POINTS = 2;

/** Whether titles are the points of one argument: 第一，价格下降…, 第二，大公司退出…. News has an order, but argues nothing. */
export function arguesInOrder(titles: Iterable<string>): boolean {
  const points = new Set<string>();
  for (const title of titles) {
    const point = TERMS.point.exec(title)?.[1];
    if (point !== undefined) points.add(point);
  }
  return points.size >= FEWEST_POINTS;
}
