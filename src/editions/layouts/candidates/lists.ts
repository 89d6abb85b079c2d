import type { Line } from '../../lines/line.ts';

/** Where an item stands in its list, and what stands over the list. */
export interface ListPlace {
  /** How many items the list has. */
  readonly size: number;
  /** How many of them stand before this one. */
  readonly before: number;
  /** The last line above the list that holds text; undefined at the document's beginning. */
  readonly over: Line | undefined;
  /** How many lists stand before it in the document. */
  readonly lists: number;
}

/** The place of each item of a document in its list, by the item's line: a list goes on while only items follow. */
export function listPlaces(lines: readonly Line[]): Map<number, ListPlace> {
  const places = new Map<number, ListPlace>();
  let items: Line[] = [];
  let over: Line | undefined;
  let lists = 0;
  const end = (): void => {
    for (const [before, { index }] of items.entries())
      places.set(index, { size: items.length, before, over, lists });
    if (items.length > 0) lists++;
    items = [];
  };
  for (const line of lines) {
    if (line.text === '' && line.kind !== 'rule') continue;
    if (line.kind === 'item') items.push(line);
    else {
      end();
      over = line;
    }
  }
  end();
  return places;
}
