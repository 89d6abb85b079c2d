import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { runCommand } from '../../src/messages/conversation/dispatch.ts';
import { LOCALES, type Locale } from '../../src/messages/locale.ts';
import { POLICY_KINDS, policyOf, RETENTION } from '../../src/messages/policies/policy.ts';
import { MEMBER_TABLES, SERVER_TABLES } from '../../src/messages/policies/policyTexts.ts';
import { ANSWER_HOURS } from '../../src/store/generatedTexts.ts';
import { deleteExpired } from '../../src/store/members/expiry.ts';
import type { Store } from '../../src/store/open.ts';
import { ask, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

const USER = '200000000000000001';
const NOW = new Date('2024-12-27T04:00:00Z');

/** Columns in which an id of a member stands, and those with one of a server or a channel. */
const OF_MEMBERS = new Set(['user_id', 'created_by']);
const OF_SERVERS = new Set(['guild_id', 'channel_id', 'guild', 'channel']);

async function tablesWith(store: Store, columns: ReadonlySet<string>): Promise<string[]> {
  const found = await store.all<{ table: string; column: string }>(
    `SELECT tables.name AS "table", columns.name AS "column"
     FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'`,
  );
  return [...new Set(found.filter(({ column }) => columns.has(column)).map(({ table }) => table))].sort();
}

/** A row about the member in every table that names one; each holds its table's name where the export must show it. */
async function plant(store: Store): Promise<void> {
  await publish(store, '2024-12-27', [story('aaaaaaaaaa', '小米筹建集群')]);
  const at = NOW.getTime();
  await subscribe(store);
  await store.runScript(`
    INSERT INTO followers (user_id, language, told_until, closed_at) VALUES ('${USER}', 'zh-TW', 0, NULL);
    INSERT INTO follows (user_id, keyword_key, keyword, created_at) VALUES ('${USER}', 'k', 'in follows', ${at});
    INSERT INTO event_follows (user_id, id, stories, created_at)
      VALUES ('${USER}', 'in event_follows', '[]', ${at});
    INSERT INTO deliveries (stream, day, part, kind, state, guild_id, channel_id, channel_kind, due_at, deadline_at, parts,
        attempts, follow_ups, sent_at, message_id, content)
      VALUES ('f1', '2024-12-27', 1, 'follow-notice', 'sent', '@me', '${USER}', 'direct', ${at}, ${at}, 1, 0, '[]', ${at},
        '900000000000000001', '{"stories":[{"row":1,"keywords":["in deliveries"],"events":[]}]}');
    INSERT INTO reading_visits (user_id, opened_at, before_at, digest_day, digest_at)
      VALUES ('${USER}', ${at}, ${at}, 'in reading_visits', ${at});
    INSERT INTO opened_stories (user_id, story, opened_at) VALUES ('${USER}', 'in opened_stories', ${at});
    INSERT INTO reports (id, story, user_id, note, created_at)
      VALUES ('r', 'aaaaaaaaaa', '${USER}', 'in reports', ${at});
    INSERT INTO uploads (id, name, bytes, user_id, created_at)
      VALUES ('u', 'in uploads', x'E697A9', '${USER}', ${at});
    INSERT INTO alerts (id, guild_id, channel_id, channel_kind, keyword_key, keyword, daily_limit, language, created_by,
        created_at, looked_until)
      VALUES ('a', '3', '4', 'text', 'k', 'in alerts', 3, 'zh-CN', '${USER}', ${at}, 0);
    INSERT INTO change_drafts (id, subscription, user_id, changes, created_at)
      VALUES ('d', 'in subscriptions', '${USER}', '{"language":"in change_drafts"}', ${at});
  `);
}

async function subscribe(store: Store): Promise<void> {
  const columns = await store.all<{ name: string; type: string; notnull: number }>(
    'SELECT name, type, "notnull" FROM pragma_table_info(\'subscriptions\')',
  );
  const values = columns.map(({ name, type }) => {
    if (name === 'id') return "'in subscriptions'";
    if (name === 'created_by') return `'${USER}'`;
    if (name === 'created_at') return String(NOW.getTime());
    if (name === 'paused_at') return 'NULL';
    return type === 'INTEGER' ? '0' : "'x'";
  });
  await store.runScript(
    `INSERT INTO subscriptions (${columns.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`,
  );
}

/** Every value of every table, as text. */
async function everything(store: Store, tables: readonly string[]): Promise<string> {
  const rows = await Promise.all(tables.map((table) => store.all(`SELECT * FROM ${table}`)));
  return JSON.stringify(rows);
}

async function run(name: string, room: ReturnType<typeof openNewsroom>, locale: Locale = 'zh-CN') {
  const command = commands.find((known) => known.name === name);
  if (!command) throw new Error(`there is no ${name}`);
  const answer = await runCommand(command, { ...ask({}, locale), user: USER }, room.context);
  if (answer.kind !== 'message') throw new Error(`${name} answers with a message`);
  return answer;
}

test('the policy has a sentence for every table that names a member, a server or a channel, and for no other', async () => {
  const { store } = openNewsroom();
  // The outbox names a member as the place of a direct message.
  const tables = [...(await tablesWith(store, OF_MEMBERS)), 'deliveries'];
  expect(tables.sort()).toEqual([...MEMBER_TABLES].sort());
  const places = [...new Set([...(await tablesWith(store, OF_SERVERS)), 'registration_problems'])];
  expect(places.sort()).toEqual([...SERVER_TABLES].sort());
});

test.each(LOCALES)('the policies are whole in %s, and name the numbers of the code', (locale) => {
  for (const kind of POLICY_KINDS) {
    const { title, intro, sections } = policyOf(kind, locale, 'ops@example.org');
    const all = JSON.stringify([title, intro, sections]);
    expect(all).toContain('ops@example.org');
    expect(all).not.toMatch(/undefined|NaN/u);
    expect(sections.every(({ paragraphs = [], points = [] }) => paragraphs.length + points.length > 0)).toBe(
      true,
    );
  }
  const privacy = JSON.stringify(policyOf('privacy', locale, undefined));
  for (const [name, value] of Object.entries(RETENTION)) expect(privacy, name).toContain(String(value));
  for (const command of ['/export me', '/forget me', '/unfollow', '/unsubscribe']) {
    expect(privacy).toContain(command);
    expect(commands.map(({ name }) => `/${name}`)).toContain(command);
  }
});

test.each(LOCALES)(
  '/privacy says all of it in %s, with the way to the pages where there are any',
  async (locale) => {
    const room = openNewsroom();
    const answer = await run('privacy', room, locale);
    expect(answer.visibility).toBe('asker');
    const said = wordsOf(answer).join('\n');
    for (const { points = [] } of policyOf('privacy', locale, undefined).sections)
      for (const point of points) expect(said).toContain(point);
    expect(said).not.toContain('https://');
    const context = { ...room.context, archiveUrl: 'https://news.example.org' };
    const linked = JSON.stringify(await run('privacy', { ...room, context }, locale));
    const path = locale === 'zh-CN' ? '' : `/${locale}`;
    expect(linked).toContain(`"https://news.example.org/privacy${path}"`);
    expect(linked).toContain(`"https://news.example.org/terms${path}"`);
  },
);

test.each(LOCALES)(
  'where a language model is configured, the policy names its server in %s',
  async (locale) => {
    const room = openNewsroom();
    const withModel = { ...room, context: { ...room.context, modelHost: 'model.example.net' } };
    const said = wordsOf(await run('privacy', withModel, locale)).join('\n');
    expect(said).toContain('model.example.net');
    expect(said).toContain('/ask');
    expect(said).toContain(String(ANSWER_HOURS));
    const without = wordsOf(await run('privacy', room, locale)).join('\n');
    expect(without).not.toContain('/ask');
  },
);

test('/export me holds what stands about the member in every table, and nothing of anybody else', async () => {
  const room = openNewsroom();
  expect((await run('export me', room)).files).toBeUndefined();
  await plant(room.store);
  await room.store.runScript(
    "INSERT INTO reports (id, story, user_id, note, created_at) VALUES ('o', 'aaaaaaaaaa', '7', 'of another', 1)",
  );
  const { files = [], visibility } = await run('export me', room);
  expect(visibility).toBe('asker');
  expect(files.map(({ name }) => name)).toEqual(['sulan-export.json']);
  const text = files[0]?.text ?? '';
  for (const table of MEMBER_TABLES.filter((name) => name !== 'followers'))
    expect(text, table).toContain(`in ${table}`);
  const exported: unknown = JSON.parse(text);
  expect(exported).toMatchObject({
    user: USER,
    follower: { language: 'zh-TW', closedAt: null },
    directMessages: [{ stories: ['aaaaaaaaaa'], attemptedAt: NOW.toISOString() }],
    uploads: [{ bytes: 3, content: '5pep' }],
  });
  expect(text).not.toContain('of another');
});

test('/forget me leaves the member in no table', async () => {
  const { store, context } = openNewsroom();
  await plant(store);
  expect(await everything(store, MEMBER_TABLES)).toContain(USER);
  expect(await context.followers.forget(USER)).toBe(true);
  expect(await everything(store, MEMBER_TABLES)).not.toContain(USER);
  expect(await context.memberData(USER)).toBeUndefined();
});

test('what the policy keeps for a while is deleted after it, and not before', async () => {
  const { store } = openNewsroom();
  await plant(store);
  await store.runScript(`INSERT INTO shares (channel, shared_at) VALUES ('5', ${NOW.getTime()})`);
  const counts = async () =>
    Promise.all(
      ['reports', 'uploads', 'change_drafts', 'shares', 'reading_visits', 'opened_stories'].map(
        async (table) => (await store.all(`SELECT 1 FROM ${table}`)).length,
      ),
    );
  const after = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
  await deleteExpired(
    store,
    after(Math.min(RETENTION.uploadHours, RETENTION.draftHours, RETENTION.shareHours)),
  );
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1]);
  await deleteExpired(
    store,
    after(Math.max(RETENTION.uploadHours, RETENTION.draftHours, RETENTION.shareHours) + 1),
  );
  expect(await counts()).toEqual([1, 0, 0, 0, 1, 1]);
  await deleteExpired(store, after(RETENTION.readingDays * 24 + 1));
  expect(await counts()).toEqual([1, 0, 0, 0, 0, 0]);
  await deleteExpired(store, after(RETENTION.reportDays * 24 + 1));
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0]);
});
