import { textKey } from '../src/editions/identity.ts';
import type { AlertStep } from '../src/messages/actions/adminActions.ts';
import { alertCard, alertState, alertStepButton } from '../src/messages/alerts/alertCard.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import { MAX_KEYWORD } from '../src/messages/follows/following.ts';
import { suggestEntities } from '../src/messages/follows/suggestEntities.ts';
import type { Message } from '../src/messages/message.ts';
import { notice, titled } from '../src/messages/notice.ts';
import { checkChannel } from '../src/messages/subscribing/checkChannel.ts';
import { readRole } from '../src/messages/subscribing/readChoices.ts';
import { channelName } from '../src/messages/subscriptions/ofServer.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import type { Alert } from '../src/store/alerts/alertRows.ts';
import { DEFAULT_DAILY_LIMIT, MOST_A_DAY, MOST_ALERTS } from '../src/store/alerts/alerts.ts';

/** `/alert`: alerts a channel at once to news about a keyword; without a keyword it lists the alerts. */
export const alert: Command = {
  kind: 'slash',
  name: 'alert',
  names: { 'zh-CN': '提醒', 'zh-TW': '提醒', 'en-US': 'alert' },
  descriptions: {
    'zh-CN': '一个关键词有当天的新消息时，马上发到频道并提醒身份组',
    'zh-TW': '一個關鍵字有當天的新消息時，馬上傳到頻道並提及身分組',
    'en-US': 'Write to a channel at once, and mention a role, when there is news about a keyword',
  },
  contexts: ['server'],
  needs: 'manage-server',
  options: [
    {
      name: 'keyword',
      names: { 'zh-CN': '关键词', 'zh-TW': '關鍵字', 'en-US': 'keyword' },
      descriptions: {
        'zh-CN': '比如 安全漏洞，说法不同的也算；不填就看已有的提醒',
        'zh-TW': '例如 安全漏洞，說法不同的也算；不填就看已有的提醒',
        'en-US': 'Such as vulnerability, other words for it count; without one you see the alerts there are',
      },
      kind: 'text',
      suggests: true,
      maxLength: MAX_KEYWORD,
    },
    {
      name: 'role',
      names: { 'zh-CN': '提醒身份组', 'zh-TW': '提及身分組', 'en-US': 'role' },
      descriptions: {
        'zh-CN': '提醒哪个身份组，默认谁也不提醒',
        'zh-TW': '提及哪個身分組，預設誰也不提及',
        'en-US': 'The role to mention; nobody by default',
      },
      kind: 'role',
    },
    {
      name: 'channel',
      names: { 'zh-CN': '频道', 'zh-TW': '頻道', 'en-US': 'channel' },
      descriptions: {
        'zh-CN': '发到哪个频道或讨论串，默认是当前频道',
        'zh-TW': '傳到哪個頻道或討論串，預設是目前頻道',
        'en-US': 'The channel or thread that gets it; this one by default',
      },
      kind: 'channel',
    },
    {
      name: 'limit',
      names: { 'zh-CN': '每天最多', 'zh-TW': '每天最多', 'en-US': 'limit' },
      descriptions: {
        'zh-CN': `每天最多发几次，默认 ${DEFAULT_DAILY_LIMIT}`,
        'zh-TW': `每天最多傳幾次，預設 ${DEFAULT_DAILY_LIMIT}`,
        'en-US': `How many messages a day at most; ${DEFAULT_DAILY_LIMIT} by default`,
      },
      kind: 'integer',
      min: 1,
      max: MOST_A_DAY,
    },
  ],
  examples: {
    'zh-CN': ['/alert 安全漏洞'],
    'zh-TW': ['/alert 安全漏洞'],
    'en-US': ['/alert vulnerability'],
  },
  async run(conversation) {
    const keyword = conversation.options.text('keyword');
    return keyword === undefined ? list(conversation) : set(keyword, conversation);
  },
  async complete(_option, typed, conversation) {
    return await suggestEntities(typed, conversation);
  },
  actions: {
    alerts: async (_action, conversation) => ({ ...(await list(conversation)), replaces: true }),
    alert: async ({ step, alert: id }, conversation) => {
      const found = (await ofServer(conversation)).find((one) => one.id === id);
      if (!found) return notice(conversation.texts.alert.gone);
      return { ...(await take(step, found, conversation)), replaces: true };
    },
  },
};

async function set(typed: string, conversation: Conversation): Promise<Message> {
  const { locale, user } = conversation;
  const texts = textsIn(locale);
  const { guild, channel: here } = conversation.place;
  const channelId = conversation.options.channel('channel')?.id ?? here;
  if (guild === undefined || channelId === undefined) return notice(texts.needsServer);
  const keyword = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (textKey(keyword) === '' || [...keyword].length > MAX_KEYWORD) return notice(texts.following.badKeyword);
  const role = readRole(conversation);
  if (role.kind === 'wrong') return notice(role.sentence);
  const mentionsClosedRole = conversation.options.role('role')?.mentionable === false;
  const wishes = { forumTags: [], discussionThread: false, mentionsClosedRole };
  const checked = await checkChannel(channelId, wishes, conversation);
  if (checked.kind === 'unfit') return checked.message;
  if (checked.channelKind === 'forum') return notice(texts.alert.noForum);
  const key = textKey(keyword);
  const known = (await conversation.services.alerts.ofChannel(channelId)).find(
    (one) => textKey(one.keyword) === key,
  );
  const result = await conversation.services.alerts.set(
    {
      guildId: guild,
      channelId,
      channelKind: checked.channelKind,
      keyword,
      pingRole: role.choices.pingRole ?? known?.pingRole ?? null,
      dailyLimit: conversation.options.integer('limit') ?? known?.dailyLimit ?? DEFAULT_DAILY_LIMIT,
      language: locale,
      createdBy: user,
    },
    conversation.services.clock.now(),
  );
  if (result.kind === 'too-many') return notice(texts.alert.tooMany(MOST_ALERTS));
  return card(result.alert, conversation, texts.alert.set(keyword, result.isNew));
}

async function list(conversation: Conversation): Promise<Message> {
  const { texts } = conversation;
  const words = texts.alert;
  const all = await ofServer(conversation);
  if (all.length === 0) return notice(words.none);
  const names = await Promise.all(all.map(({ channelId }) => channelName(channelId, conversation)));
  const items = all.map((one, index) => {
    const said = `${words.limit(one.dailyLimit)} · ${alertState(one, texts)}`;
    return {
      text: [{ kind: 'bold', text: one.keyword }, ' ', { kind: 'channel', id: one.channelId }, ` ${said}`],
      action: { kind: 'alert', step: 'show', alert: one.id },
      // Menus do not render mentions.
      entry: { label: `${one.keyword} · ${names[index] ?? ''}`, description: said },
    } as const;
  });
  return { ...titled(words.listTitle, [{ kind: 'items', first: 1, items }]), choose: words.choose };
}

async function ofServer({ place, services: { alerts } }: Conversation): Promise<readonly Alert[]> {
  return place.guild === undefined ? [] : alerts.ofGuild(place.guild);
}

async function take(step: AlertStep, found: Alert, conversation: Conversation): Promise<Message> {
  const words = conversation.texts.alert;
  const { id, keyword } = found;
  switch (step) {
    case 'show':
      return card(found, conversation);
    case 'pause':
      await conversation.services.alerts.pause(id, null, conversation.services.clock.now());
      return card((await conversation.services.alerts.find(id)) ?? found, conversation);
    case 'resume':
      await conversation.services.alerts.resume(id);
      return card((await conversation.services.alerts.find(id)) ?? found, conversation);
    case 'remove':
      return notice(words.reallyRemove(keyword), {
        kind: 'buttons',
        buttons: [
          alertStepButton(words.removeNow, 'remove-now', id, 'danger'),
          alertStepButton(words.back, 'show', id),
        ],
      });
    case 'remove-now':
      await conversation.services.alerts.remove(id);
      return notice(words.removed(keyword));
  }
}

async function card(found: Alert, { locale, services }: Conversation, sentence?: string): Promise<Message> {
  return alertCard(found, await services.alertsLately(found.keyword), locale, sentence);
}
