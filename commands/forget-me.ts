import type { Command } from '../src/messages/conversation/command.ts';
import { notice } from '../src/messages/notice.ts';

/** `/forget me`: deletes all data of a member after confirmation. */
export const forgetMe: Command = {
  kind: 'slash',
  name: 'forget me',
  names: { 'zh-CN': '我', 'zh-TW': '我', 'en-US': 'me' },
  descriptions: {
    'zh-CN': '删除和你有关的所有内容：关注、发送和阅读记录、报错、上传',
    'zh-TW': '刪除和你有關的所有內容：關注、傳送和閱讀紀錄、回報、上傳',
    'en-US': 'Delete everything about you: follows, what was sent and opened, reports, uploads',
  },
  contexts: ['server', 'direct', 'elsewhere'],
  options: [],
  async run(conversation) {
    const words = conversation.texts.member;
    return notice(words.reallyForget, {
      kind: 'buttons',
      buttons: [
        {
          kind: 'action',
          label: words.forgetNow,
          tone: 'danger',
          action: { kind: 'forget', confirmed: true },
        },
      ],
    });
  },
  actions: {
    forget: async (_action, { user, texts, services }) => {
      const deleted = await services.followers.forget(user);
      return { ...notice(deleted ? texts.member.forgotten : texts.member.nothingStored), replaces: true };
    },
  },
};
