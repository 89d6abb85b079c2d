import { dict } from '@node-rs/jieba/dict.js';
import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';

/** Ten years of news. */
export const BENCH_STORIES = 100_000;

/** A generated story. */
export interface BenchStory {
  readonly title: string;
  readonly glance: string;
  readonly paragraphs: readonly string[];
  readonly section: string;
  readonly day: CalendarDay;
}

const BODY_WORDS = 160;
const STORIES_PER_DAY = 28;
const FIRST_DAY = '2016-11-01' as CalendarDay;
const sections = ['国内要闻', '国际要闻', '程序员专区'];

/** Returns a random number generator of 32 bits (mulberry32), so that every run generates the same stories. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Vocabulary of the stories: names of the lexicon by Zipf's law, and words by their real frequency. */
export interface Vocabulary {
  readonly name: (random: () => number) => string;
  /** Any word, 的 and 了 included. */
  readonly piece: (random: () => number) => string;
  /** A word of two characters or more. */
  readonly word: (random: () => number) => string;
}

/** The vocabulary: 349,000 words with the frequencies that jieba's dictionary counted, and the lexicon's names. */
export function vocabulary(): Vocabulary {
  const entries = Buffer.from(dict)
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([text = '', count]) => ({ text, count: Number(count) }))
    .filter(({ text }) => /^[\u4e00-\u9fff]+$/.test(text));
  const names = loadLexicon().entities.flatMap((entity) => entity.names.slice(0, 2).map((name) => name.text));
  shuffle(names, mulberry32(1));
  return {
    name: (random) => names[zipf(random, names.length)] ?? '',
    piece: drawFrom(entries),
    word: drawFrom(entries.filter(({ text }) => text.length > 1)),
  };
}

/** Returns a function that draws texts in proportion to their counts. */
function drawFrom(entries: readonly { text: string; count: number }[]): (random: () => number) => string {
  const sums = new Float64Array(entries.length);
  let total = 0;
  for (const [index, { count }] of entries.entries()) {
    total += count;
    sums[index] = total;
  }
  return (random) => {
    const wanted = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return entries[low]?.text ?? '';
  };
}

/** Generates the stories, oldest first, one at a time: they need not fit into memory. */
export function* benchStories(count: number): Generator<BenchStory> {
  const random = mulberry32(2);
  const { name: drawName, word: drawWord, piece: drawPiece } = vocabulary();
  const [name, word, piece] = [() => drawName(random), () => drawWord(random), () => drawPiece(random)];
  for (let i = 0; i < count; i++) {
    const subject = name();
    const title = `${subject}${word()}${word()}，${piece()}${random() < 0.5 ? name() : word()}${word()} ${amount(random)}`;
    const text = Array.from({ length: BODY_WORDS }, (_, at) => {
      const end = at % 17 === 16 ? '。' : at % 8 === 7 ? '，' : '';
      return (random() < 0.03 ? subject : random() < 0.03 ? name() : piece()) + end;
    });
    yield {
      title,
      glance: `${subject}${word()}${word()}${word()}`,
      paragraphs: [text.slice(0, 60).join(''), text.slice(60).join('')],
      section: sections[i % sections.length] ?? '',
      day: addDays(FIRST_DAY, Math.floor(i / STORIES_PER_DAY)),
    };
  }
}

/** Queries of every kind, the usual ones most often: names, words, numbers, pinyin, slips, questions, nothing. */
export function benchQueries(count: number): string[] {
  const random = mulberry32(3);
  const { name: drawName, word: drawWord } = vocabulary();
  const [name, word] = [() => drawName(random), () => drawWord(random)];
  const slip = (text: string) =>
    [...text].toSpliced(Math.floor(random() * [...text].length), 1, '吖').join('');
  const kinds = [
    name,
    name,
    name,
    word,
    () => `${name()} ${word()}`,
    () => `${word()}${word()}`,
    () => amount(random),
    () => slip(name()),
    () => name().toUpperCase(),
    () => `${name()}为什么${word()}`,
    () => `${name()}什么时候${word()}${word()}`,
    () => ['xiaomi', 'tongyiqianwen', 'leijun', 'pinduoduo', 'weiruan'][Math.floor(random() * 5)] ?? '',
    () => `${word()}${word()}${word()}`,
  ];
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]?.() ?? '');
}

/** Returns beginnings of names and words as they are typed, from the first character on. */
export function benchBeginnings(count: number): string[] {
  const random = mulberry32(4);
  const { name, word } = vocabulary();
  return Array.from({ length: count }, (_, i) => {
    const pinyin = ['xiaomi', 'tengxun', 'leijun', 'alibaba', 'huawei'][i % 5] ?? '';
    const whole = i % 3 === 0 ? pinyin : i % 3 === 1 ? name(random) : word(random);
    return [...whole].slice(0, 1 + Math.floor(random() * 4)).join('');
  });
}

/** Draws a rank from 0; rank r is about 1/(r+1) as frequent as the first. */
function zipf(random: () => number, ranks: number): number {
  return Math.min(ranks - 1, Math.floor((ranks + 1) ** random()) - 1);
}

function amount(random: () => number): string {
  const unit = ['亿元', '万台', '%', '亿参数', ' 美元'][Math.floor(random() * 5)] ?? '';
  return `${Math.ceil(10 ** (random() * 4))}${unit}`;
}

function shuffle(list: string[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] ?? '', list[i] ?? ''];
  }
}
