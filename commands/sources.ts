import type { SourceStep } from '../src/messages/actions/adminActions.ts';
import type { SourceDesk } from '../src/messages/administration/sourceDesk.ts';
import { nameIn } from '../src/messages/administration/sourceHealth.ts';
import { ADDRESS_OPTION, previewMessage, triedNotice } from '../src/messages/administration/sourcePreview.ts';
import { sourcesMessage } from '../src/messages/administration/sourcesMessage.ts';
import type { Command } from '../src/messages/conversation/command.ts';
import type { Conversation } from '../src/messages/conversation/conversation.ts';
import type { Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notice.ts';
import { textsIn } from '../src/messages/texts/textsIn.ts';
import { SourceListError } from '../src/sources/sourceList/problem.ts';

/** `/sources`: shows the bot's sources with their health to its owner; with an address, a preview of it. */
export const sources: Command = {
  kind: 'slash',
  name: 'sources',
  names: { 'zh-CN': '来源', 'zh-TW': '來源', 'en-US': 'sources' },
  descriptions: {
    'zh-CN': '看各个来源是否正常，增加、开关来源（仅机器人所有者）',
    'zh-TW': '看各個來源是否正常，新增、開關來源（僅機器人擁有者）',
    'en-US': 'See how the sources are, add and switch them (owner of the bot only)',
  },
  contexts: ['server', 'direct'],
  needs: 'own-bot',
  options: [ADDRESS_OPTION],
  async run(conversation) {
    const { sources: desk } = conversation.services;
    if (!desk) return await list(undefined, conversation);
    const address = conversation.options.text('address');
    return address === undefined
      ? await list(desk, conversation)
      : previewMessage(await desk.preview(address), conversation.locale);
  },
  actions: {
    source: async ({ step, source }, conversation) => {
      const { sources: desk } = conversation.services;
      if (!desk) return await list(undefined, conversation);
      try {
        return await press(step, source, desk, conversation);
      } catch (error) {
        if (!(error instanceof SourceListError)) throw error;
        return notice(conversation.texts.sources.broken);
      }
    },
  },
};

async function list(
  desk: SourceDesk | undefined,
  { locale, services: { clock } }: Conversation,
): Promise<Message> {
  return sourcesMessage((await desk?.standings()) ?? [], desk?.problems() ?? [], clock.now(), locale);
}

async function press(
  step: SourceStep,
  source: string,
  desk: SourceDesk,
  { locale }: Conversation,
): Promise<Message> {
  const words = textsIn(locale).sources;
  switch (step) {
    case 'add': {
      const name = await desk.add(source);
      return notice(name === undefined ? words.previewGone : words.added(nameIn(name, locale)));
    }
    case 'try': {
      const tried = await desk.tryNow(source);
      if (!tried) return notice(words.unknown(source));
      return triedNotice(tried, locale);
    }
    case 'on':
    case 'off': {
      const name = await desk.switch(source, step === 'on');
      if (name === undefined) return notice(words.unknown(source));
      const said = step === 'on' ? words.switchedOn : words.switchedOff;
      return notice(said(nameIn(name, locale)));
    }
  }
}
