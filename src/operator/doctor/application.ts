import { ApplicationFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { invitePermissions } from '../../discord/rightBits.ts';
import type { Locale } from '../../messages/locale.ts';
import type { Check, Finding } from './check.ts';
import { askDiscord, type DiscordSettings } from './discord.ts';
import { DESCRIPTION, TAGS } from './listing.ts';
import type { DoctorTexts } from './texts/en-US.ts';

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

/**
 * Checks the application's settings in the developer portal: broken if they stop the bot from working, doubtful if they
 * are missing for verification or listing, with the text to paste. `archiveUrl` is the address of its pages.
 */
export function applicationCheck(config: DiscordSettings, archiveUrl: string | undefined): Check {
  return {
    name: 'application',
    async look({ application: texts, locale }) {
      if (!config.discordToken) return [];
      const { status, body } = await askDiscord(config, '/applications/@me');
      // Another check reports that Discord does not answer or refuses the token.
      if (status !== 200) return [];
      const application = applicationSchema.safeParse(body);
      if (!application.success) return [];
      const findings = [
        ...working(application.data, texts),
        ...installable(application.data, texts),
        ...intents(application.data, texts),
        ...policies(application.data, archiveUrl, texts),
        ...profile(application.data, texts, locale),
      ];
      if (findings.length > 0) return findings;
      return [{ kind: 'fine', text: texts.fine }];
    },
  };
}

type ApplicationTexts = DoctorTexts['application'];

/** Settings without which commands or invitations do not work. */
function working(application: Application, texts: ApplicationTexts): Finding[] {
  const findings: Finding[] = [];
  if (application.interactions_endpoint_url)
    findings.push({
      kind: 'broken',
      text: texts.endpoint,
      remedy: texts.endpointRemedy,
    });
  if (application.bot_require_code_grant)
    findings.push({
      kind: 'broken',
      text: texts.codeGrant,
      remedy: texts.codeGrantRemedy,
    });
  if (!application.bot_public)
    findings.push({
      kind: 'doubtful',
      text: texts.isPrivate,
      remedy: texts.isPrivateRemedy,
    });
  return findings;
}

/** Keys of `integration_types_config`: installation in a server and for a member's account. */
const SERVER_INSTALL = '0';
const USER_INSTALL = '1';
const SCOPES = ['bot', 'applications.commands'] as const;

function installable(
  { integration_types_config: contexts }: Application,
  texts: ApplicationTexts,
): Finding[] {
  if (!(SERVER_INSTALL in contexts))
    return [
      {
        kind: 'broken',
        text: texts.noServerInstall,
        remedy: texts.noServerInstallRemedy,
      },
    ];
  const findings: Finding[] = [];
  if (!(USER_INSTALL in contexts))
    findings.push({
      kind: 'doubtful',
      text: texts.noUserInstall,
      remedy: texts.noUserInstallRemedy,
    });
  const params = contexts[SERVER_INSTALL]?.oauth2_install_params;
  const wanted = invitePermissions();
  const isWhole =
    params && SCOPES.every((scope) => params.scopes.includes(scope)) && holds(params.permissions, wanted);
  if (!isWhole)
    findings.push({
      kind: 'doubtful',
      text: texts.weakInstall,
      remedy: texts.weakInstallRemedy(SCOPES, wanted),
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

/** Reports privileged intents: the bot uses none, and each has to be justified at verification. */
function intents({ flags }: Application, texts: ApplicationTexts): Finding[] {
  return PRIVILEGED.filter(({ bits }) => (flags & bits) !== 0).map(({ name }) => ({
    kind: 'doubtful',
    text: texts.intent(name),
    remedy: texts.intentRemedy(name),
  }));
}

function policies(
  application: Application,
  archiveUrl: string | undefined,
  texts: ApplicationTexts,
): Finding[] {
  const asked = [
    ['Privacy Policy URL', application.privacy_policy_url, 'privacy'],
    ['Terms of Service URL', application.terms_of_service_url, 'terms'],
  ] as const;
  return asked.flatMap(([field, url, kind]): Finding[] => {
    if (url) return [];
    const remedy =
      archiveUrl === undefined
        ? texts.policyOfOwnRemedy(field, `${kind}.zh-CN.html`)
        : texts.policyRemedy(field, `${archiveUrl}/${kind}`);
    return [{ kind: 'doubtful', text: texts.noPolicy(field), remedy }];
  });
}

function profile(
  { icon, description, tags }: Application,
  texts: ApplicationTexts,
  locale: Locale,
): Finding[] {
  const findings: Finding[] = [];
  if (description.trim() === '')
    findings.push({
      kind: 'doubtful',
      text: texts.noDescription,
      remedy: texts.noDescriptionRemedy(DESCRIPTION[locale === 'zh-TW' ? 'zh-TW' : 'zh-CN']),
    });
  if (tags.length === 0)
    findings.push({
      kind: 'doubtful',
      text: texts.noTags,
      remedy: texts.noTagsRemedy(TAGS),
    });
  if (!icon)
    findings.push({
      kind: 'doubtful',
      text: texts.noIcon,
      remedy: texts.noIconRemedy,
    });
  return findings;
}
