import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  ComponentType,
  Events,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loginClient } from '../clients/discordClient.ts';
import { rawCall } from '../clients/rawCall.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord.ts';
import { buttonsIn, customIdsIn, optionsIn } from '../reading.ts';

let fake: FakeDiscord;
let client: Client<true>;
const seen: Interaction[] = [];

/** A small bot on the real library; every test meets it from the member's side. */
async function behave(interaction: Interaction): Promise<void> {
  seen.push(interaction);
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'v' }]);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({
      content: `关于：${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  } else if (interaction.isButton() && interaction.customId === 'ask') {
    const input = new TextInputBuilder().setCustomId('why').setLabel('为什么').setStyle(TextInputStyle.Short);
    const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
    await interaction.showModal(new ModalBuilder().setCustomId('form').setTitle('报错').addComponents(row));
  } else if (interaction.isButton()) {
    await interaction.deferUpdate();
    await interaction.editReply({ components: [new TextDisplayBuilder().setContent('第二页')] });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.update({
      components: [new TextDisplayBuilder().setContent(interaction.values.join())],
    });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply({
      content: interaction.fields.getTextInputValue('why'),
      flags: MessageFlags.Ephemeral,
    });
  } else if (interaction.isChatInputCommand()) {
    await command(interaction);
  }
}

async function command(interaction: ChatInputCommandInteraction): Promise<void> {
  if (interaction.commandName === 'slow') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('想好了');
    await interaction.followUp({ content: '还有', flags: MessageFlags.Ephemeral });
    return;
  }
  const buttons = ['ask', 'next'].map((id) =>
    new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Secondary),
  );
  const select = new StringSelectMenuBuilder().setCustomId('pick').addOptions({ label: '甲', value: 'a' });
  await interaction.reply({
    flags: MessageFlags.IsComponentsV2,
    components: [
      new TextDisplayBuilder().setContent(`找 ${interaction.options.getString('query')}`),
      new ActionRowBuilder<ButtonBuilder>().addComponents(buttons),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
    ],
  });
}

beforeAll(async () => {
  fake = await startFakeDiscord({ guilds: 2 });
  client = await loginClient(fake);
  client.on(Events.InteractionCreate, (interaction) => void behave(interaction));
  const query = {
    type: ApplicationCommandOptionType.String,
    name: 'query',
    description: '找什么',
    autocomplete: true,
  } as const;
  await client.application.commands.set([
    { name: 'news', description: '找新闻', options: [{ ...query, required: true }] },
    {
      name: 'slow',
      description: '慢慢来',
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    },
    { name: '查相关新闻', type: ApplicationCommandType.Message },
  ]);
});

afterAll(async () => {
  await client.destroy();
  await fake.close();
});

afterEach(() => {
  expect(fake.violations).toEqual([]);
  expect(fake.faults).toEqual([]);
});

const news = (options: Record<string, string> = { query: 'DeepSeek' }) => {
  const { guild, channel } = fake.first;
  const user = fake.world.addMemberWith(guild, '小明', 'ManageGuild');
  return { kind: 'command', name: 'news', user, channel, options } as const;
};

describe('what a member does', () => {
  test('a command is answered in the channel, with the permissions of both sides', async () => {
    const answer = await fake.interact(news());
    expect(answer.text).toBe('找 DeepSeek');
    expect(answer.isEphemeral).toBe(false);
    expect(fake.messages(fake.first.channel).at(-1)).toBe(answer.message);
    const interaction = seen.at(-1);
    expect(interaction?.memberPermissions?.has('ManageGuild')).toBe(true);
    expect(interaction?.memberPermissions?.has('BanMembers')).toBe(false);
    expect(interaction?.appPermissions?.has('SendMessages')).toBe(true);
    expect(interaction?.locale).toBe('zh-CN');
  });

  test('a deferred answer comes later, with what follows it, and only for the asker', async () => {
    const { user, channel } = news();
    const before = fake.messages(channel).length;
    const answer = await fake.interact({ kind: 'command', name: 'slow', user, channel });
    expect(answer.text).toBe('想好了');
    expect([answer.wasDeferred, answer.isEphemeral]).toEqual([true, true]);
    expect(answer.contentMs).toBeGreaterThan(answer.firstAnswerMs);
    await fake.until('the follow-up', () => answer.followUps[0]);
    expect(answer.followUps[0]?.content).toBe('还有');
    expect(fake.messages(channel)).toHaveLength(before);
  });

  test('buttons, a select menu and a modal', async () => {
    const { message, user, channel } = await fake.interact(news());
    expect(customIdsIn(message)).toEqual(['ask', 'next', 'pick']);
    expect(buttonsIn(message).map((button) => button.label)).toEqual(['ask', 'next']);
    expect(optionsIn(message)).toMatchObject([{ label: '甲', value: 'a', customId: 'pick' }]);
    const asked = await fake.interact({ kind: 'component', message, customId: 'ask', user, channel });
    expect(asked.modal).toMatchObject({ customId: 'form', title: '报错' });
    const told = await fake.interact({
      kind: 'modal',
      customId: 'form',
      fields: { why: '日期错了' },
      message,
      user,
      channel,
    });
    expect(told.text).toBe('日期错了');
    const picked = await fake.interact({
      kind: 'component',
      message,
      customId: 'pick',
      values: ['a'],
      user,
      channel,
    });
    expect(picked.message).toBe(message);
    expect(picked.text).toBe('a');
    const stale = { kind: 'component', message, customId: 'next', user, channel } as const;
    expect(() => fake.interactions.begin(stale)).toThrow('no component next');
    expect((await fake.interact({ ...stale, force: true })).text).toBe('第二页');
  });

  test('autocomplete and a context menu on a message', async () => {
    const typed = await fake.interact({ ...news({ query: 'deep' }), kind: 'autocomplete', focused: 'query' });
    expect(typed.choices).toEqual([{ name: 'deep!', value: 'v' }]);
    const target = fake.say(fake.first.channel, fake.world.owner, '英伟达');
    const about = await fake.interact({ ...news(), kind: 'message-command', name: '查相关新闻', target });
    expect(about.text).toBe('关于：英伟达');
  });

  test('direct messages and an app that the user installed', async () => {
    const user = fake.world.addUser('阿花', 'zh-TW');
    const dm = await fake.interact({
      kind: 'command',
      name: 'slow',
      user,
      channel: fake.world.directChannel(user),
    });
    expect(dm.text).toBe('想好了');
    expect(seen.at(-1)?.context).toBe(InteractionContextType.BotDM);
    const elsewhere = fake.world.addGuild({ botInstalled: false });
    const channel = fake.world.addChannel(elsewhere);
    fake.world.addMember(elsewhere, user);
    const own = await fake.interact({ ...news(), user, channel, userInstalled: true });
    expect(own.text).toBe('找 DeepSeek');
    expect(seen.at(-1)?.authorizingIntegrationOwners).toMatchObject({ guildId: null, userId: user.id });
  });

  test('input that Discord would not let a member send is an error of the test', () => {
    expect(() => fake.interactions.begin(news({}))).toThrow('needs the option query');
    expect(() => fake.interactions.begin({ ...news(), name: 'nothing' })).toThrow('no command /nothing');
    expect(() => fake.interactions.begin(news({ query: 'x', other: 'y' }))).toThrow('no option other');
  });
});

describe('what the bot may not do', () => {
  const call = async (path: string, body: unknown, method = 'POST') => {
    const { status, json } = await rawCall(fake, method, path, body, { token: undefined });
    return status < 300 ? status : json.code;
  };
  const say = { type: 4, data: { content: '在', allowed_mentions: { parse: [] } } };

  test('answer twice, or after three seconds, or edit after fifteen minutes', async () => {
    const guild = fake.joinGuild();
    const channel = fake.world.addChannel(guild);
    const user = fake.world.owner;
    const target = fake.say(channel, user, '话');
    const begun = () =>
      fake.interactions.begin({ kind: 'message-command', name: '查相关新闻', user, channel, target });
    // From here on the test answers in the bot's place.
    client.removeAllListeners(Events.InteractionCreate);
    const first = begun();
    const url = `/interactions/${first.id}/${first.token}/callback`;
    expect(await call(url, say)).toBe(204);
    expect(await call(url, say)).toBe(40060);
    const edit = `/webhooks/${fake.world.applicationId}/${first.token}/messages/@original`;
    expect(await call(edit, { content: '改', allowed_mentions: { parse: [] } }, 'PATCH')).toBe(200);
    const second = begun();
    fake.clock.advance(3001);
    expect(await call(`/interactions/${second.id}/${second.token}/callback`, say)).toBe(10062);
    fake.clock.advance(900_000);
    expect(await call(edit, { content: '晚' }, 'PATCH')).toBe(50027);
    expect(await call(`/webhooks/${fake.world.applicationId}/${second.token}`, say.data)).toBe(10015);
    expect(first.message.components.some((component) => component.type === ComponentType.Button)).toBe(false);
  });
});
