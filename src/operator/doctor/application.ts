import { ApplicationFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { invitePermissions } from '../../discord/rightBits.ts';
import type { Check, Finding } from './check.ts';
import { askDiscord, type DiscordSettings } from './discord.ts';
import { DESCRIPTION, TAGS } from './listing.ts';

const installSchema = z
  .looseObject({
    oauth2_install_params: z.object({ scopes: z.array(z.string()), permissions: z.string() }).nullish(),
  })
  .nullish();

const applicationSchema = z.looseObject({
  icon: z.string().nullish(),
  description: z.string().default(''),
  tags: z.array(z.string()).default([]),
  flags: z.number().default(0),
  bot_public: z.boolean().default(true),
  bot_require_code_grant: z.boolean().default(false),
  interactions_endpoint_url: z.string().nullish(),
  privacy_policy_url: z.string().nullish(),
  terms_of_service_url: z.string().nullish(),
  integration_types_config: z.record(z.string(), installSchema).default({}),
});

type Application = z.infer<typeof applicationSchema>;

/** Places of the developer portal, as it names them. */
const GENERAL = 'Developer portal, General Information';
const INSTALLATION = 'Developer portal, Installation';
const BOT = 'Developer portal, Bot';

/**
 * The application's settings in the developer portal: what keeps the bot from working is broken; what its verification or
 * listing will ask for is doubtful, with what to paste where. `archiveUrl` is where its pages are.
 */
export function applicationCheck(config: DiscordSettings, archiveUrl: string | undefined): Check {
  return {
    name: 'Application',
    async look() {
      if (!config.discordToken) return [];
      const { status, body } = await askDiscord(config, '/applications/@me');
      // Why Discord does not answer, or not this token, is said by its own check.
      if (status !== 200) return [];
      const application = applicationSchema.safeParse(body);
      if (!application.success) return [];
      const findings = [
        ...working(application.data),
        ...installable(application.data),
        ...intents(application.data),
        ...policies(application.data, archiveUrl),
        ...profile(application.data),
      ];
      if (findings.length > 0) return findings;
      return [{ kind: 'fine', text: 'installable, with its policies, description and tags' }];
    },
  };
}

/** What keeps commands or invitations from working at all. */
function working(application: Application): Finding[] {
  const findings: Finding[] = [];
  if (application.interactions_endpoint_url)
    findings.push({
      kind: 'broken',
      text: 'commands go to an interactions endpoint, and the bot gets none of them',
      remedy: `${GENERAL}, Interactions Endpoint URL: empty it.`,
    });
  if (application.bot_require_code_grant)
    findings.push({
      kind: 'broken',
      text: 'the bot cannot be invited: it requires an OAuth2 code grant',
      remedy: `${BOT}, Requires OAuth2 Code Grant: switch it off.`,
    });
  if (!application.bot_public)
    findings.push({
      kind: 'doubtful',
      text: 'only its owner can invite the bot',
      remedy: `${BOT}, Public Bot: switch it on, if others are to invite it.`,
    });
  return findings;
}

/** Keys of `integration_types_config`: a server, and a member's own account. */
const SERVER_INSTALL = '0';
const USER_INSTALL = '1';
const SCOPES = ['bot', 'applications.commands'] as const;

function installable({ integration_types_config: contexts }: Application): Finding[] {
  if (!(SERVER_INSTALL in contexts))
    return [
      {
        kind: 'broken',
        text: 'the bot cannot be installed in servers',
        remedy: `${INSTALLATION}, Installation Contexts: tick Guild Install.`,
      },
    ];
  const findings: Finding[] = [];
  if (!(USER_INSTALL in contexts))
    findings.push({
      kind: 'doubtful',
      text: 'members cannot add the bot to their account, and use /news in servers that do not have it',
      remedy: `${INSTALLATION}, Installation Contexts: tick User Install.`,
    });
  const params = contexts[SERVER_INSTALL]?.oauth2_install_params;
  const wanted = invitePermissions();
  const isWhole =
    params && SCOPES.every((scope) => params.scopes.includes(scope)) && holds(params.permissions, wanted);
  if (!isWhole)
    findings.push({
      kind: 'doubtful',
      text: 'the button Add App on its profile asks for less than digests need',
      remedy: `${INSTALLATION}, Default Install Settings, Guild Install: scopes ${SCOPES.join(' and ')}, permissions as in the link of \`sulan setup\` (${wanted}).`,
    });
  return findings;
}

function holds(permissions: string, wanted: bigint): boolean {
  return /^\d{1,20}$/.test(permissions) && (BigInt(permissions) & wanted) === wanted;
}

const PRIVILEGED = [
  {
    name: 'Presence Intent',
    bits: ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited,
  },
  {
    name: 'Server Members Intent',
    bits: ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  },
  {
    name: 'Message Content Intent',
    bits: ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
  },
] as const;

/** The bot uses no privileged intent: one that is on has to be explained at verification for nothing. */
function intents({ flags }: Application): Finding[] {
  return PRIVILEGED.filter(({ bits }) => (flags & bits) !== 0).map(({ name }) => ({
    kind: 'doubtful',
    text: `the ${name} is on, and the bot needs none`,
    remedy: `${BOT}, Privileged Gateway Intents, ${name}: switch it off; the privacy policy says that no messages are read.`,
  }));
}

function policies(application: Application, archiveUrl: string | undefined): Finding[] {
  const asked = [
    ['Privacy Policy URL', application.privacy_policy_url, 'privacy'],
    ['Terms of Service URL', application.terms_of_service_url, 'terms'],
  ] as const;
  return asked.flatMap(([field, url, kind]): Finding[] => {
    if (url) return [];
    const remedy =
      archiveUrl === undefined
        ? `Put the page on the web (\`sulan policies FOLDER\` writes ${kind}.zh-CN.html, or set SULAN_WEB and SULAN_WEB_URL), and its address into ${GENERAL}, ${field}.`
        : `${GENERAL}, ${field}: ${archiveUrl}/${kind}`;
    return [{ kind: 'doubtful', text: `no ${field}: verification asks for it`, remedy }];
  });
}

function profile({ icon, description, tags }: Application): Finding[] {
  const findings: Finding[] = [];
  if (description.trim() === '')
    findings.push({
      kind: 'doubtful',
      text: 'no description on its profile',
      remedy: `${GENERAL}, Description: ${DESCRIPTION['zh-CN']}`,
    });
  if (tags.length === 0)
    findings.push({
      kind: 'doubtful',
      text: 'no tags, by which it is found',
      remedy: `${GENERAL}, Tags: ${TAGS.join(', ')}`,
    });
  if (!icon)
    findings.push({
      kind: 'doubtful',
      text: 'no icon',
      remedy: `${GENERAL}, App Icon: a picture of 1024 × 1024 pixels.`,
    });
  return findings;
}
