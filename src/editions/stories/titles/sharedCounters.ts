const LEADING_COUNTER =
  /^(?:(?:NO|TOP)\.?\s*)?0?(\d{1,3})(?:\s*(?:[、．:：]|\.(?![\dA-Za-z]))\s*|\s+)(?=\S)/i;
/** Matches a place among all: `(1/7) `, `2/7 `. */
const LEADING_PLACE = /^[(（[【]?(\d{1,2})\s?[/／]\s?\d{1,2}(?!\d)[)）\]】]?\s*(?=[^\s/／月日號号)）\]】])/;
const TRAILING_COUNTER = /\s?[#＃](\d{1,3})$/;
/** Matches the time of a piece of news: `06:10 `, `[18:05]`. */
const LEADING_TIME =
  /^[[【(（]?(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?(?:[\]】)）]\s*|\s*[|｜丨]\s*|\s+)(?=\S)/;
/** Matches a title that lines of a sign stand on either side of: `== 标题 ==`. */
const RULED = /^([=\-–—~～*─━])\1*\s*(\S.*?)\s*\1+$/;

/**
 * Removes the counters that most of an edition's titles have: `1 标题`, `2 标题`, or `标题 #1`, `标题 #2`, and the times
 * and rules beside most. A single title that begins with a number keeps it.
 */
export function withoutSharedCounters(titles: readonly string[]): readonly string[] {
  const isTimed = isShared(titles, LEADING_TIME);
  const bare = isTimed ? titles.map((title) => title.replace(LEADING_TIME, '')) : titles;
  const isRuled = isShared(bare, RULED);
  const own = isRuled ? bare.map((title) => title.replace(RULED, '$2')) : bare;
  if (!areMost(own, COUNTED, Math.max(FEWEST_COUNTED, LEAST_COUNTED * own.length))) return own;
  const shared = [LEADING_COUNTER, LEADING_PLACE, TRAILING_COUNTER].filter((counter) => counts(own, counter));
  return own.map((title) => shared.reduce((rest, counter) => rest.replace(counter, ''), title));
}

const FEWEST_SHARING = 3;
const LEAST_SHARING = 0.8;

function isShared(titles: readonly string[], pattern: RegExp): boolean {
  return areMost(titles, pattern, Math.max(FEWEST_SHARING, LEAST_SHARING * titles.length));
}

/** Whether at least so many titles match; stops at the first title behind which they cannot. */
function areMost(titles: readonly string[], pattern: RegExp, fewest: number): boolean {
  let matching = 0;
  for (let i = 0; i < titles.length && matching + titles.length - i >= fewest; i++)
    if (pattern.test(titles[i] ?? '')) matching++;
  return matching >= fewest;
}

/** Matches titles that may have a counter at one end. */
const COUNTED = /^(?:(?:NO|TOP)\.?\s*|[(（[【])?\d|\d$/i;
const FEWEST_COUNTED = 2;
const LEAST_COUNTED = 0.6;

/** Whether the numbers at one end of most titles increase by one, or restart at one. */
function counts(titles: readonly string[], counter: RegExp): boolean {
  let before = 0;
  let counted = 0;
  for (const title of titles) {
    if (!COUNTED.test(title)) continue;
    const number = Number(counter.exec(title)?.[1]);
    if (number === before + 1 || number === 1) {
      counted++;
      before = number;
    }
  }
  return counted >= Math.max(FEWEST_COUNTED, LEAST_COUNTED * titles.length);
}
