import type { FakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import { optionsIn } from '../../test/fake-discord/reading.ts';

const QUERIES = ['DeepSeek', '小米', 'OpenAI', '万卡集群', 'xiaomi', '英伟达', '没有这样的词'];
const DAYS = ['2024-12-25', '2024-12-26', '2024-12-27', '昨天'];
const LOCALES = ['zh-CN', 'zh-TW', 'en-US'];

/**
 * Sends as many interactions as members make in an hour, one after another: searches, suggestions, digests, stories
 * opened.
 */
export async function askForAnHour(fake: FakeDiscord, count: number): Promise<object> {
  const { channel } = fake.first;
  const user = fake.world.owner;
  const times: number[] = [];
  for (let number = 0; number < count; number++) {
    user.locale = LOCALES[number % LOCALES.length] ?? 'zh-CN';
    const query = QUERIES[number % QUERIES.length] ?? '';
    const by = { user, channel };
    if (number % 3 === 0) {
      const typed = { kind: 'autocomplete', name: 'news', focused: 'query', options: { query } } as const;
      times.push((await fake.interact({ ...typed, ...by }, { until: 'callback' })).firstAnswerMs);
    } else if (number % 3 === 1) {
      const answer = await fake.interact({ kind: 'command', name: 'news', options: { query }, ...by });
      times.push(answer.contentMs);
      const [option] = optionsIn(answer.message);
      if (!option) continue;
      const chosen = { customId: option.customId, values: [option.value], message: answer.message };
      times.push((await fake.interact({ kind: 'component', ...chosen, ...by })).contentMs);
    } else {
      const date = DAYS[number % DAYS.length] ?? '';
      const answer = await fake.interact({ kind: 'command', name: 'digest', options: { date }, ...by });
      times.push(answer.contentMs);
    }
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(part * (times.length - 1))] ?? 0) * 10) / 10;
  return { count: times.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
