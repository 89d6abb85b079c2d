import type { StoreLocation } from '../../../database/location.ts';
import type { StoreError } from '../../../database/storeError.ts';
import type { Locale } from '../../../messages/locale.ts';

type StoreReason = StoreError['reason'];
type Privileged = 'Presence Intent' | 'Server Members Intent' | 'Message Content Intent';

/** Names of pages in the developer portal, which is in English only. */
const GENERAL = 'Developer portal, General Information';
const INSTALLATION = 'Developer portal, Installation';
const BOT = 'Developer portal, Bot';

/** Texts of the doctor in English, by check; a remedy tells the operator what to do. */
export const enUS = {
  locale: 'en-US' as Locale,
  /** Headings of the findings. */
  names: {
    node: 'Node',
    timeZones: 'Time zones',
    disk: 'Disk',
    settings: 'Settings',
    store: 'Store',
    sources: 'Sources',
    proxy: 'Proxy',
    languageModel: 'Language model',
    speech: 'Speech',
    discord: 'Discord',
    application: 'Application',
    commands: 'Commands',
    rights: 'Rights',
    holidays: 'Holidays',
  },
  /** Prefixes of findings, all of one width. */
  marks: { fine: 'ok  ', doubtful: 'hint', broken: 'FAIL' },
  /** Separator between a check's name and its finding. */
  colon: ': ',
  lookFailed: { remedy: 'Mend what the message names, then run the doctor again.' },
  node: {
    tooOld: (version: string) => `Node ${version} is too old`,
    remedy: (major: number) =>
      `Start through npm (npm ci brings Node ${major}), or install Node ${major} or newer.`,
  },
  timeZones: {
    fine: (version: string | undefined) => `zone data ${version ?? 'present'}`,
    broken: 'time zone data is missing or wrong',
    remedy: 'Use a Node with full ICU data (the one npm ci brings has it).',
  },
  disk: {
    free: (megabytes: number, directory: string) => `${megabytes} MB free at ${directory}`,
    remedy: 'Free some space, or set SULAN_KEEP_DAYS so that old news goes.',
  },
  settings: {
    fine: 'every variable can be used',
    wrongRemedy: 'Correct them in .env or the environment.',
    misspeltRemedy: 'Correct its name in .env or the environment.',
  },
  store: {
    none: (place: string) => `no store at ${place} yet`,
    noneRemedy: 'The bot makes it at its first start.',
    /** `message` is the store's error message in English. */
    error: (_reason: StoreReason, _place: string, message: string) => message,
    /** Remedies for an unusable store, by its location. */
    remedies: {
      sqlite: {
        newer: 'Run the newer 速览 that wrote it.',
        older: 'Move it away; the bot makes a new one, and sulan backfill takes the news in again.',
        damaged: 'Stop the bot and restore a backup: sulan restore FILE.',
        full: 'Free some space on the disk.',
        unreachable: 'Let the user who runs the bot read and write the file and its folder.',
        refused: 'Let the user who runs the bot read and write the file and its folder.',
        moved: 'Set DATABASE_URL to where it was moved, or bring it back: sulan migrate --from URL.',
      },
      postgres: {
        newer: 'Update this process as the others were.',
        older: 'Name an empty database; sulan backfill takes the news in again.',
        damaged: 'Stop all processes and restore a backup with pg_restore (docs/scaling.md).',
        full: 'Free some space on the disk of the server.',
        unreachable: 'Start PostgreSQL, and let this machine reach its port.',
        refused: 'Correct DATABASE_URL, or what the server lets its user do.',
        moved: 'Unset DATABASE_URL: the store is a file again.',
      },
    } as Readonly<Record<StoreLocation['engine'], Readonly<Record<StoreReason, string>>>>,
    damaged: (problems: readonly string[]) => `the store is damaged: ${problems.join('; ')}`,
    whole: (place: string) => `${place} is whole`,
    answers: (place: string) => `${place} answers`,
    putAside: (documents: number) =>
      `${documents} ${documents === 1 ? 'document was' : 'documents were'} put aside, because reading them was given up`,
    putAsideRemedy:
      'The log names each. After an update let them be read when they next come in: sulan reread --put-aside.',
    migrations: (migrations: number) =>
      `the store is of an older version: ${migrations} migrations are to come`,
    migrationsRemedy: 'They run when the bot next starts. Make a backup before: sulan backup FILE.',
    current: 'of this version, search and events up to date',
    pending: (stories: number) => `${stories} stories wait to be indexed`,
    pendingRemedy: 'It is done while the bot runs; if the number stays, look into the log.',
  },
  sources: {
    wrongListRemedy: (file: string) => `Correct ${file}; its first lines say what each setting is.`,
    enabled: (enabled: number, all: number) => `${enabled} of ${all} sources are switched on`,
    none: (all: number) => `none of ${all} sources is switched on`,
    noneRemedy:
      'Try them with `sulan sources check`, and switch on those that work: `sulan sources enable ID`.',
    unfed: (channels: number) =>
      `${channels} ${channels === 1 ? 'channel is' : 'channels are'} subscribed, and no source can be read: no digest will come`,
    unfedRemedy:
      'Run `sulan sources check`, then look at the network and the proxy, or switch other sources on.',
    unfedColumns: (channels: number, columns: readonly string[]) =>
      `${channels} ${channels === 1 ? 'channel has' : 'channels have'} chosen ${columns.join(', ')} alone, and no source that can be read brings it: no digest will come`,
    unfedColumnsRemedy:
      'Run `sulan sources check` and switch on a source that carries it, or have the channel choose other columns.',
    failing: (id: string, failures: number, since: string, reason: string) =>
      `${id} has failed ${failures} times since ${since}: ${reason}`,
    failingRemedy: (id: string) => `Try it with \`sulan sources check ${id}\`, or switch it off.`,
    silent: (id: string, column: string, days: number) => `${id} has brought no ${column} for ${days} days`,
    silentRemedy: 'Look whether the column still appears, and where.',
  },
  proxy: {
    none: 'none is set: Discord is asked directly',
    wrongRemedy: 'docs/mainland.zh-CN.md says how a proxy is named.',
    fine: (proxy: string, host: string) => `${proxy} gives a way to ${host}`,
    broken: (proxy: string, host: string, reason: string) => `${proxy} gives no way to ${host}: ${reason}`,
    brokenRemedy:
      'Look whether the proxy runs, and whether HTTPS_PROXY names its HTTP port and its password.',
  },
  languageModel: {
    none: 'none is set: nothing is written by AI',
    fine: (model: string, host: string) => `${model} at ${host} answers`,
    wrong: (model: string, host: string, reason: string) => `${model} at ${host}: ${reason}`,
    limitedRemedy: 'Look at the account’s balance and limits, or wait: the bot asks again by itself.',
    failedRemedy:
      'Look whether SULAN_AI_URL is the base of an OpenAI-compatible API, and whether a proxy is needed.',
    keyRemedy: 'Correct SULAN_AI_KEY, and look whether it may use SULAN_AI_MODEL.',
    addressRemedy:
      'Correct SULAN_AI_URL (its base, mostly ending in /v1) or SULAN_AI_MODEL: one of them is not there.',
    modelRemedy: 'Correct SULAN_AI_MODEL: the server does not take a request for it.',
  },
  speech: {
    none: 'none is set: digests are not spoken',
    fine: (name: string) => `${name} speaks`,
    wrong: (name: string, reason: string): string => `${name}: ${reason}`,
    unheard: 'what is spoken can be heard nowhere',
    unheardRemedy: 'Switch the web archive on (SULAN_WEB=1), which serves the sound and the podcast.',
    limitedRemedy: 'Look at the account’s balance and limits, or wait: the bot asks again by itself.',
    refusedRemedy:
      'Correct SULAN_SPEECH_KEY, SULAN_SPEECH_MODEL or SULAN_SPEECH_VOICE, or SULAN_SPEECH_URL (its base, mostly ending in /v1).',
    failedRemedy:
      'Look whether SULAN_SPEECH_URL is the base of an OpenAI-compatible API that answers /audio/speech with MP3, and whether a proxy is needed.',
  },
  discord: {
    noToken: 'no DISCORD_TOKEN: only the preview can run',
    noTokenRemedy: 'Put the bot’s token into DISCORD_TOKEN (docs/running.md says where to get it).',
    unreachable: 'Discord cannot be reached',
    unreachableRemedy: 'Check the machine’s network, its proxy, and DISCORD_API_URL.',
    accepted: 'Discord accepts the token',
    refused: 'Discord refuses the token',
    refusedRemedy:
      'Make a new token in the developer portal (Bot, Reset Token) and put it into DISCORD_TOKEN.',
    limited: 'Discord asks this address to wait (429)',
    limitedRemedy: 'Run the doctor again in some minutes; do not start the bot over and over.',
    outOfOrder: (status: number) => `Discord is out of order (${status})`,
    outOfOrderRemedy: 'This is Discord’s to mend: see discordstatus.com, and try again later.',
    answered: (status: number) => `Discord answered ${status}`,
    answeredRemedy: 'Something between this machine and Discord refuses: look at its proxy and firewall.',
    clockRight: 'the clock is right',
    clockOff: (seconds: number) => `the clock is ${seconds} s off Discord’s`,
    clockRemedy: 'Turn on time synchronisation (timedatectl set-ntp true).',
  },
  application: {
    fine: 'installable, with its policies, description and tags',
    endpoint: 'commands go to an interactions endpoint, and the bot gets none of them',
    endpointRemedy: `${GENERAL}, Interactions Endpoint URL: empty it.`,
    codeGrant: 'the bot cannot be invited: it requires an OAuth2 code grant',
    codeGrantRemedy: `${BOT}, Requires OAuth2 Code Grant: switch it off.`,
    isPrivate: 'only its owner can invite the bot',
    isPrivateRemedy: `${BOT}, Public Bot: switch it on, if others are to invite it.`,
    noServerInstall: 'the bot cannot be installed in servers',
    noServerInstallRemedy: `${INSTALLATION}, Installation Contexts: tick Guild Install.`,
    noUserInstall:
      'members cannot add the bot to their account, and use /news in servers that do not have it',
    noUserInstallRemedy: `${INSTALLATION}, Installation Contexts: tick User Install.`,
    weakInstall: 'the button Add App on its profile asks for less than digests need',
    weakInstallRemedy: (scopes: readonly string[], permissions: bigint) =>
      `${INSTALLATION}, Default Install Settings, Guild Install: scopes ${scopes.join(' and ')}, permissions as in the link of \`sulan setup\` (${permissions}).`,
    intent: (intent: Privileged) => `the ${intent} is on, and the bot needs none`,
    intentRemedy: (intent: Privileged) =>
      `${BOT}, Privileged Gateway Intents, ${intent}: switch it off; the privacy policy says that no messages are read.`,
    noPolicy: (field: string) => `no ${field}: verification asks for it`,
    policyRemedy: (field: string, url: string) => `${GENERAL}, ${field}: ${url}`,
    policyOfOwnRemedy: (field: string, file: string) =>
      `Put the page on the web (\`sulan policies FOLDER\` writes ${file}, or set SULAN_WEB and SULAN_WEB_URL), and its address into ${GENERAL}, ${field}.`,
    noDescription: 'no description on its profile',
    noDescriptionRemedy: (description: string) => `${GENERAL}, Description: ${description}`,
    noTags: 'no tags, by which it is found',
    noTagsRemedy: (tags: readonly string[]) => `${GENERAL}, Tags: ${tags.join(', ')}`,
    noIcon: 'no icon',
    noIconRemedy: `${GENERAL}, App Icon: a picture of 1024 × 1024 pixels.`,
  },
  commands: {
    fine: 'Discord refuses none of the commands',
    refused: (since: string, problem: string) => `the commands are not registered since ${since}: ${problem}`,
    refusedRemedy:
      'Deliveries go on, and the bot tries again by itself; what Discord refuses takes another version of it.',
  },
  rights: {
    none: 'no channel is subscribed yet',
    fine: (channels: number) => `all rights in ${channels} subscribed channels`,
    notLookedAt: (channels: number, reason: string) =>
      `${channels} subscribed channels were not looked at: ${reason}`,
    serverErrorRemedy: 'This is Discord’s to mend: see discordstatus.com, and run the doctor again later.',
    laterRemedy: 'Run the doctor again in some minutes.',
    place: (channel: string, server: string) => `#${channel} of ${server}`,
    lacking: (place: string, rights: readonly string[]) => `${place} lacks: ${rights.join(', ')}`,
    lackingRemedy: 'Allow it in the channel’s settings, Permissions, for the bot’s role.',
    server: (id: string) => `server ${id}`,
    channel: (id: string) => `channel ${id}`,
    /** `code` is Discord's error code in brackets, or empty. */
    gone: (place: string, code: string) => `${place} is gone${code}`,
    goneRemedy: 'Ask the server’s admins to subscribe another channel, or to invite the bot again.',
    hidden: (place: string, code: string) => `${place} cannot be seen${code}`,
    hiddenRemedy: 'Ask the server’s admins to let the bot see it (View Channel).',
  },
  holidays: {
    unknown: (year: number, subscriptions: number) =>
      `China's holidays of ${year} are not known to this version: ${subscriptions} subscriptions of working days go by Monday to Friday then`,
    unknownRemedy: 'Update 速览, or run `npm install --save-exact chinese-days@latest` and start again.',
  },
};

/** Shape of the doctor's texts in every language. */
export type DoctorTexts = typeof enUS;
