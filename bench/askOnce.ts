import type { FakeDiscord } from '../test/fake-discord/fake-discord.ts';
import type { InteractionAnswer } from '../test/fake-discord/interactions/interactions.ts';
import type { Act } from '../test/fake-discord/interactions/payload.ts';

/** Timeout of an answer. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * Sends an interaction and resolves with the answer, or with undefined if it came after Discord's three seconds, as
 * happens on a busy machine. Rejects if the bot does not answer at all.
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
