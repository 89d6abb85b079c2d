import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompletionRequest,
  type ModelServer,
  startModelServer,
  storiesAsked,
  textsAnswer,
} from '../languageModel/modelServer.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** Seconds before a minute, at ten in Beijing on the day of the newest samples. */
const AT = '2024-12-27T01:59:54Z';
const KEY = 'sk-the-operators-secret';
const LINE = '这关系到很多用户的选择。';

let state: string;
let server: ModelServer;
let scene: Scene;

beforeAll(async () => {
  state = await preparedState(['data/samples'], AT);
  server = await startModelServer();
}, PATIENCE.timeout);
afterAll(async () => {
  await scene.strike();
  await server.close();
  rmSync(state, { recursive: true });
});

const isAboutQuestion = ({ raw }: CompletionRequest) => raw.includes('question');

/** The bot writes at its minute, and a start on a busy machine misses one. */
const TWO_MINUTES = { timeout: 180_000 };

describe('a bot with a language model', TWO_MINUTES, () => {
  test('writes ahead, shows what it wrote with its label, answers /ask, and sends nothing about anybody', async () => {
    server.answer = (request) =>
      isAboutQuestion(request)
        ? {
            kind: 'text',
            text: JSON.stringify({ sentences: [{ text: '它的权重已经开源。', sources: [1] }] }),
          }
        : textsAnswer(storiesAsked(request).map(({ n }) => ({ n, text: LINE })));
    scene = await Scene.set({ at: AT, state });
    const env = {
      SULAN_AI_URL: server.url,
      SULAN_AI_KEY: KEY,
      SULAN_AI_MODEL: 'stand-in',
      SULAN_AI_TITLES: '0',
    };
    const bot = await scene.startBot(env);
    await scene.fake.ready();
    await bot.waitForOutput('"task":"significance"', PATIENCE.timeout);

    const user = scene.fake.world.addMemberWith(scene.fake.first.guild, '小明');
    const { channel } = scene;
    const digest = await scene.fake.interact({ kind: 'command', name: 'digest', user, channel });
    expect(digest.text).toContain(`为什么重要：${LINE}（本段由 AI 生成）`);

    const options = { question: 'DeepSeek 开源' };
    const answer = await scene.fake.interact({ kind: 'command', name: 'ask', options, user, channel });
    expect(answer.isEphemeral).toBe(true);
    expect(answer.text).toContain('本段由 AI 生成');
    expect(answer.text).toContain('它的权重已经开源。');
    expect(answer.text).toContain('DeepSeek-V3');

    const sent = server.received.map(({ headers, raw }) => JSON.stringify(headers) + raw).join('\n');
    const { guild, owner } = { ...scene.fake.first, owner: scene.fake.world.owner };
    for (const id of [user.id, owner.id, guild.id, channel.id, scene.fake.world.applicationId]) {
      expect(sent).not.toContain(id);
    }
    expect(sent).not.toContain('小明');
    expect(sent).not.toMatch(/\d{17,20}/u);
    expect(server.received.filter(isAboutQuestion)).toHaveLength(1);
    expect(bot.output).not.toContain(KEY);
  });
});
