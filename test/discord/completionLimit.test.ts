import { expect, test } from 'vitest';
import { botOfEachTest } from './runningBot.ts';

const start = botOfEachTest();

/** Suggestions that a member may have at once: two seconds' worth of five a second. */
const AT_ONCE = 10;

test.each([
  ['news', 'query'],
  ['trend', 'words'],
  ['follow', 'keyword'],
  ['alert', 'keyword'],
])('%s suggests to one member only so many times at once, and goes on for others', async (name, focused) => {
  const { fake, user, channel } = await start();
  const typeAs = async (who: typeof user) => {
    const options = { [focused]: '小' };
    const answer = await fake.interact({ kind: 'autocomplete', name, options, focused, user: who, channel });
    return answer.choices.length > 0;
  };
  const given: boolean[] = [];
  for (let key = 0; key < AT_ONCE + 2; key += 1) given.push(await typeAs(user));
  expect(given).toEqual([...Array.from({ length: AT_ONCE }, () => true), false, false]);
  const other = fake.world.addMemberWith(fake.first.guild, 'another admin', 'ManageGuild');
  expect(await typeAs(other)).toBe(true);
});
