import type { FakeDiscord } from '../test/fake-discord/fake-discord.ts';
import type { InteractionAnswer } from '../test/fake-discord/interactions/interactions.ts';
import type { Act } from '../test/fake-discord/interactions/payload.ts';

/** An answer that takes longer is none. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * Asks the bot and resolves with its answer, or with undefined where that came after Discord's three seconds, when nobody
 * gets it any more: on a busy machine that is a figure and not the end of a bench. Rejects where the bot says nothing.
 */
export async function askOnce(fake: FakeDiscord, act: Act): Promise<InteractionAnswer | undefined> {
  const from = fake.requests.length;
  const answer = fake.interactions.begin(act);
  const isAnswered = () => answer.callback !== undefined && !Number.isNaN(answer.contentMs);
  const isRefused = () =>
    fake.requests
      .slice(from)
      .some(({ path, answer: given }) => path.includes(answer.id) && given?.status === 404);
  const asked = 'name' in act ? act.name : act.customId;
  await fake.until(
    `the bot to answer ${asked}`,
    () => (isAnswered() || isRefused() ? true : undefined),
    PATIENCE_MILLISECONDS,
  );
  return isAnswered() ? answer : undefined;
}
