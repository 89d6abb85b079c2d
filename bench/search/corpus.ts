import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { readings } from '../../src/words/readings.ts';

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

const VOCABULARY_WORDS = 60_000;
const BODY_WORDS = 160;
const STORIES_PER_DAY = 28;
const FIRST_DAY = '2016-11-01' as CalendarDay;
const grammar = [...'的了在是和与将对为等也都就并有被从到上中'];
const sections = ['国内要闻', '国际要闻', '程序员专区'];

/** A random number generator of 32 bits (mulberry32), so that every run tells the same stories. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the stories are made of: names of the lexicon and made-up words, each used the less the later it stands. */
export interface Vocabulary {
  readonly names: readonly string[];
  readonly words: readonly string[];
}

/** The vocabulary: Zipf's law holds for the characters of words, for the words and for the names. */
export function vocabulary(): Vocabulary {
  const random = randomFrom(1);
  const characters = [...new Set(readings.replace(/[^\u4e00-\u9fff]/g, ''))];
  shuffle(characters, random);
  const words = new Set<string>();
  while (words.size < VOCABULARY_WORDS) {
    const length = random() < 0.72 ? 2 : random() < 0.6 ? 3 : 4;
    words.add(Array.from({ length }, () => characters[zipf(random, 3500)] ?? '').join(''));
  }
  const names = loadLexicon().entities.flatMap((entity) => entity.names.slice(0, 2).map((name) => name.text));
  shuffle(names, random);
  return { names, words: [...words] };
}

/** The stories, oldest first, one at a time: they need not fit into memory. */
export function* benchStories(count: number): Generator<BenchStory> {
  const { names, words } = vocabulary();
  const random = randomFrom(2);
  const name = () => names[zipf(random, names.length)] ?? '';
  const word = () => words[zipf(random, words.length)] ?? '';
  const piece = () => (random() < 0.3 ? (grammar[zipf(random, grammar.length)] ?? '') : word());
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
  const { names, words } = vocabulary();
  const random = randomFrom(3);
  const name = () => names[zipf(random, names.length)] ?? '';
  const word = () => words[zipf(random, words.length)] ?? '';
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
    () => `${words[Math.floor(random() * words.length)]}${words[Math.floor(random() * words.length)]}`,
  ];
  return Array.from({ length: count }, (_, i) => kinds[i % kinds.length]?.() ?? '');
}

/** What is typed on the way to a name or a word, the first character on. */
export function benchBeginnings(count: number): string[] {
  const random = randomFrom(4);
  const { names, words } = vocabulary();
  return Array.from({ length: count }, (_, i) => {
    const pinyin = ['xiaomi', 'tengxun', 'leijun', 'alibaba', 'huawei'][i % 5] ?? '';
    const whole =
      i % 3 === 0 ? pinyin : i % 3 === 1 ? names[zipf(random, names.length)] : words[zipf(random, 5000)];
    return [...(whole ?? '')].slice(0, 1 + Math.floor(random() * 4)).join('');
  });
}

/** A rank from 0 on, drawn so that rank r comes about 1/(r+1) as often as the first. */
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
