import type { PolicyTexts } from './policyTexts.ts';

/** 简体中文. */
export const zhCN: PolicyTexts = {
  languageName: '简体中文',
  privacyLink: '隐私政策',
  termsLink: '服务条款',
  membersHeading: '和成员有关、会保存的内容',
  serversHeading: '和服务器有关、会保存的内容',
  ofMembers: ({ outboxDays, reportDays, readingDays, uploadHours, draftHours }) => ({
    followers:
      '用 /follow 之后：你的 Discord 用户编号、界面语言、新闻已经看到哪里、私信是否关着、多久告诉你一次、免打扰的时间和时区。保存到你用 /forget me 删除为止。',
    follows: '你关注的关键词和关注的时间。保存到你用 /unfollow 取消或用 /forget me 删除为止。',
    event_follows:
      '你关注了后续的事：和它有关的新闻的编号、关注的时间。保存到你取消关注或用 /forget me 删除为止。',
    deliveries: `哪天给你发过私信、里面是哪几条新闻、因为哪些关键词和哪些事。最多 ${outboxDays} 天，或到你用 /forget me 删除为止。`,
    reading_visits: `你上一次、再上一次打开速览的时间，和打开的是哪天的，用来告诉你错过了什么（/catchup）。最多 ${readingDays} 天，或到你用 /forget me 删除为止。`,
    opened_stories: `你打开过的新闻的编号和时间，这样 /catchup 不再列出读过的。最多 ${readingDays} 天，或到你用 /forget me 删除为止。`,
    reports: `你报的错：哪条新闻、你写的话、时间。最多 ${reportDays} 天，或到你用 /forget me 删除为止；内容会用私信转给运营者。`,
    uploads: `你用 /import 交来、还没确认入库的文件。最多 ${uploadHours} 小时，最迟在之后一天内删除。确认入库的就是公开的新闻，不再记是谁交来的。`,
    change_drafts: `你改订阅时还没保存的改动。最多 ${draftHours} 小时，最迟在之后一天内删除。`,
    subscriptions:
      '你自己在私信里的订阅：时间、时区、栏目、版块、关键词等设置，保存到你取消或用 /forget me 删除为止。频道的订阅是谁建的（用户编号），保存到订阅取消为止；你用 /forget me 之后频道的订阅还在，但不再记得是你建的。',
    alerts:
      '提醒（/alert）是谁设的（用户编号）。保存到提醒删除为止；你用 /forget me 之后提醒还在，但不再记得是你设的。',
  }),
  ofServers: ({ outboxDays, shareHours, departedDays }) => ({
    subscriptions: `频道的订阅：服务器、频道和要提醒的身份组的编号，时间、栏目等设置。保存到取消订阅为止，或机器人离开服务器 ${departedDays} 天为止。`,
    alerts: `频道的提醒：服务器、频道和要提醒的身份组的编号，关键词、每天的次数。保存到删除提醒为止，或机器人离开服务器 ${departedDays} 天为止。`,
    deliveries: `投递记录：哪天、哪个频道、发出的消息编号、成败和原因，用来更正和撤下。最多 ${outboxDays} 天；机器人离开服务器 ${departedDays} 天后一并删除。`,
    server_sources: `管理员给服务器加的来源：服务器编号、来源的网址和名字、时间。保存到删掉来源为止，或机器人离开服务器 ${departedDays} 天为止；带来的新闻存在单独的库里，只有加了这个来源的服务器看得到。`,
    shares: `频道里上一次公开分享的时间，用来限制次数。${shareHours} 小时后不再有用，最迟在之后一天内删除。`,
    departed_guilds: `机器人离开的服务器的编号和时间，用来在 ${departedDays} 天后删除它的内容，然后这条也删除。`,
    command_servers: '单独登记过命令的服务器的编号，保存到命令撤下为止。',
    registration_problems: '命令在哪个服务器没登记成功、为什么，保存到登记成功为止。',
  }),
  privacy: (contact) => ({
    title: '隐私政策',
    intro: [
      '速览是一个 Discord 机器人：每天把中文科技早报拆成一条条新闻，发到订阅的频道，也能搜索。它只保存做到这些所必需的内容，下面逐项列出。',
      '它不看、不保存频道里的消息。只有你对一条消息选「查相关新闻」时，它读那一条来搜索，搜完就丢掉。你搜过什么也不保存。',
    ],
    after: [
      {
        heading: '不做的事',
        points: [
          '不出售、不出租、不用于广告，也不拿来训练模型。',
          '不把和成员、服务器有关的内容交给第三方；发消息当然要经过 Discord。',
          '网页存档不设 Cookie，不记录访问者；网页服务器前面的代理由运营者管理。',
        ],
      },
      {
        heading: '日志',
        paragraphs: [
          '程序的日志会写下出错的原因，以及相关的服务器、频道、消息、成员的编号，用来查错；你报错时写的话也会写进去。不写密钥。日志存多久由运营者的系统决定。',
        ],
      },
      {
        heading: '查看、导出、删除',
        points: [
          '/export me：把和你有关的全部内容作为 JSON 文件给你，只有你看得到。',
          '/forget me：立刻删除和你有关的全部内容，并从数据库文件里抹掉。',
          '/unfollow、/unsubscribe：取消一个关注、一个订阅。',
          '把机器人请出服务器：到期后删除服务器的内容。',
          '运营者的备份里可能还有，直到备份被新的替换。',
        ],
      },
      contactSection(contact),
    ],
  }),
  languageModel: (host, answerHours) => ({
    heading: 'AI 生成的内容',
    points: [
      `运营者接入了语言模型，服务器是 ${host}。划重点、「为什么重要」和标题译文由它写：发给它的只有已收录的新闻，没有任何和成员、服务器有关的内容。`,
      '用 /ask 提问时，发给它的是你写的问题和找到的新闻；不发你的编号、名字、语言以外的设置，也不发服务器和频道。请不要在问题里写个人信息。',
      `回答保存 ${answerHours} 小时，同样的问题不再重问；不记是谁问的，也不保存问题原文。`,
      'AI 写的每一段都标明「本段由 AI 生成」；其中的数字和名字要在新闻里找得到，找不到就不显示，但仍可能有错，以原文为准。',
    ],
  }),
  terms: (contact) => ({
    title: '服务条款',
    intro: ['使用速览，就是同意下面几条，以及 Discord 自己的服务条款和社区准则。'],
    sections: [
      {
        heading: '内容',
        points: [
          '新闻的权利属于原发布者。速览作摘录，注明栏目和来源，并附上原文链接；要转载请向原发布者征得同意。',
          '点评是栏目的观点，划重点等可能由语言模型生成；它们都带着标签，仅供参考。新闻可能有错，以原文为准。',
          '发布者可以要求撤下内容：撤下后，已经发到频道里的消息也会改掉。',
        ],
      },
      {
        heading: '使用',
        points: [
          '不要用它骚扰别人、绕过次数限制，或给它交来你无权传播的文件。',
          '服务器的管理员决定把速览发到哪里，并可以随时取消。',
          '被滥用时，运营者可以停止为某个服务器或成员服务。',
        ],
      },
      {
        heading: '没有担保',
        paragraphs: [
          '速览是按 MIT 许可证公开的软件，按现状提供，不保证不中断、不出错，也不构成投资、法律或医疗建议。在法律允许的范围内，运营者不为使用它造成的损失负责。',
        ],
      },
      {
        heading: '变更',
        paragraphs: ['条款随程序的版本更新，以这一页为准。不同意时，取消订阅并请机器人离开服务器即可。'],
      },
      contactSection(contact),
    ],
  }),
};

function contactSection(contact: string | undefined) {
  return {
    heading: '联系',
    paragraphs: [
      contact === undefined
        ? '有问题请联系把机器人请进服务器的管理员，或机器人资料页上的开发者。'
        : `运营者：${contact}`,
    ],
  };
}
