import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const YESTERDAY = '2024-12-26';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.end());

describe('corrections', () => {
  test('an edition that arrives later is added by an edit, without a ping', async () => {
    await rig.arrive('极客头条', TODAY);
    const role = rig.fake.world.addRole(rig.fake.first.guild, '早报', [], true);
    await rig.subscribe({ pingRole: role.id });
    await rig.deliver();
    await rig.arrive('AI周报', TODAY);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
    expect(rig.posts()[0]).toContain('AI周报2024-12-27第1条');
    expect(rig.fake.messages(rig.channel)[0]?.allowedMentions).toEqual({ parse: [] });
    expect(await rig.deliveries()).toMatchObject([{ state: 'sent', revision: null }]);
  });

  test('a notice becomes the digest when the edition comes after all', async () => {
    for (const day of ['2024-12-20', YESTERDAY]) await rig.arrive('极客头条', day);
    await rig.subscribe({ whenEmpty: 'notice' });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.pass(240);
    await rig.settled();
    expect(rig.posts()[0]).toContain('没有更新');
    await rig.arrive('极客头条', TODAY);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
    expect(rig.posts()[0]).toContain('极客头条2024-12-27第1条');
  });

  test.each([400, 429] as const)('a refusal 30046 with status %i is final', async (oldEditStatus) => {
    rig.fake.settings.refuseOldEdits = true;
    rig.fake.settings.oldEditStatus = oldEditStatus;
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.deliver();
    await rig.pass(90);
    await rig.arrive('极客头条', TODAY, 3, '（更正）');
    await rig.pass(1);
    await rig.settled();
    await rig.pass(60);
    expect(rig.fake.records.of('PATCH /channels/:channel/messages/:message')).toHaveLength(1);
    expect(await rig.deliveries()).toMatchObject([
      { state: 'sent', revision: null, reason: expect.objectContaining({ error: 30_046 }) },
    ]);
  });

  test('a correction that is taken back while its edit is under way is taken back in the channel too', async () => {
    const EDIT = 'PATCH /channels/:channel/messages/:message';
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.deliver();
    rig.fake.nextFor(EDIT, { kind: 'delay', realMs: 200 });
    await rig.arrive('极客头条', TODAY, 3, '（更正）');
    await rig.pass(1);
    await rig.fake.until('the edit', () => rig.fake.records.of(EDIT)[0]);
    await rig.arrive('极客头条', TODAY);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()[0]).not.toContain('（更正）');
  });

  test('an unchanged edition read again costs no request', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.deliver();
    const requests = rig.fake.requests.length;
    await rig.arrive('极客头条', TODAY);
    await rig.pass(1);
    await rig.settled();
    expect(rig.fake.requests).toHaveLength(requests);
  });
});
