import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inviteUrl } from '../../../src/discord/rightBits.ts';
import { applicationCheck } from '../../../src/operator/doctor/application.ts';
import { DESCRIPTION, LISTING_LIMITS, SUMMARY, TAGS } from '../../../src/operator/doctor/listing.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fake-discord/fake-discord.ts';

const permissions = new URL(inviteUrl('1')).searchParams.get('permissions') ?? '';
/** An application as the doctor wants it. */
const WHOLE = {
  icon: 'a'.repeat(32),
  description: 'x',
  tags: ['news'],
  privacy_policy_url: 'https://news.example.org/privacy',
  terms_of_service_url: 'https://news.example.org/terms',
  integration_types_config: {
    '0': { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions } },
    '1': {},
  },
};
let fake: FakeDiscord;

beforeEach(async () => {
  fake = await startFakeDiscord();
});
afterEach(() => fake.close());

function look(application: Readonly<Record<string, unknown>>, archiveUrl?: string) {
  fake.settings.application = { ...WHOLE, ...application };
  return applicationCheck({ discordToken: fake.token, discordApiUrl: fake.apiUrl }, archiveUrl).look(
    doctorTexts('en-US'),
  );
}

test('an application that has everything is fine', async () => {
  expect(await look({})).toMatchObject([{ kind: 'fine' }]);
});

test('without a token nothing is asked', async () => {
  const config = { discordToken: undefined, discordApiUrl: fake.apiUrl };
  expect(await applicationCheck(config, undefined).look(doctorTexts('en-US'))).toEqual([]);
});

test.each([
  [
    'interactions_endpoint_url',
    'https://elsewhere.example/',
    'broken',
    'Interactions Endpoint URL: empty it',
  ],
  ['bot_require_code_grant', true, 'broken', 'Requires OAuth2 Code Grant: switch it off'],
  ['bot_public', false, 'doubtful', 'Public Bot'],
  ['integration_types_config', { '1': {} }, 'broken', 'Guild Install'],
  ['integration_types_config', { '0': WHOLE.integration_types_config['0'] }, 'doubtful', 'tick User Install'],
  ['integration_types_config', { '0': {}, '1': {} }, 'doubtful', permissions],
  [
    'integration_types_config',
    { '0': { oauth2_install_params: { scopes: ['bot'], permissions } }, '1': {} },
    'doubtful',
    'scopes bot and applications.commands',
  ],
  [
    'integration_types_config',
    {
      '0': { oauth2_install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' } },
      '1': {},
    },
    'doubtful',
    permissions,
  ],
  ['flags', 1 << 12, 'doubtful', 'Presence Intent: switch it off'],
  ['flags', 1 << 15, 'doubtful', 'Server Members Intent: switch it off'],
  ['flags', 1 << 18, 'doubtful', 'Message Content Intent: switch it off'],
  ['description', ' ', 'doubtful', DESCRIPTION['zh-CN']],
  ['tags', [], 'doubtful', TAGS.join(', ')],
  ['icon', null, 'doubtful', 'App Icon'],
])('%s %j is %s, and the remedy says what goes where', async (field, value, kind, remedy) => {
  const findings = await look({ [field]: value });
  expect(findings).toHaveLength(1);
  expect(findings).toMatchObject([{ kind, remedy: expect.stringContaining(remedy) }]);
});

test('missing policies are to be pasted from the archive, or written as files', async () => {
  const missing = { privacy_policy_url: null, terms_of_service_url: undefined };
  const withArchive = JSON.stringify(await look(missing, 'https://news.example.org'));
  expect(withArchive).toContain('Privacy Policy URL: https://news.example.org/privacy');
  expect(withArchive).toContain('Terms of Service URL: https://news.example.org/terms');
  expect(JSON.stringify(await look(missing))).toContain('sulan policies FOLDER');
});

describe('what docs/discovery.md offers for the developer portal', () => {
  const page = readFileSync(new URL('../../../docs/discovery.md', import.meta.url), 'utf8');
  /** The detailed descriptions stand in the page alone, between fences. */
  const detailed = [...page.matchAll(/^```text\n([^`]+)^```/gmu)].map(([, text = '']) => text.trim());

  test('is what the doctor says, and fits', () => {
    for (const text of Object.values(DESCRIPTION)) {
      expect(page).toContain(text);
      expect([...text].length).toBeLessThanOrEqual(LISTING_LIMITS.description);
    }
    for (const text of Object.values(SUMMARY)) {
      expect(page).toContain(text);
      expect([...text].length).toBeLessThanOrEqual(LISTING_LIMITS.summary);
    }
    expect(TAGS.length).toBeLessThanOrEqual(LISTING_LIMITS.tags);
    for (const tag of TAGS) expect(tag.length).toBeLessThanOrEqual(LISTING_LIMITS.tag);
    expect(page).toContain(TAGS.map((tag) => `\`${tag}\``).join(' '));
    expect(detailed).toHaveLength(3);
    for (const text of detailed) expect([...text].length).toBeLessThanOrEqual(LISTING_LIMITS.detailed);
  });
});
