/** The kinds of happening that titles announce, each with the words that announce it. */
const happenings: Readonly<Record<string, RegExp>> = {
  launch:
    /发布|推出|上线|亮相|问世|登场|首发|开源|上架|面世|公测|内测|推送|揭晓|发售|开售|预售|释出|全量|全面开放/,
  acquisition: /收购|并购|买下|购得|入股|接盘|吞并|出售给/,
  funding: /融资|领投|注资|估值|募资|筹资|投资/,
  earnings: /财报|营收|净利|业绩|季报|盈利|亏损|年报/,
  shares: /股价|市值|涨停|跌停|大涨|暴跌|大跌|蒸发|收盘|收涨|收跌/,
  layoff: /裁员|裁撤|解雇|遣散|裁掉|被裁|减员/,
  outage: /宕机|崩溃|崩了|瘫痪|故障|无法访问|服务中断|服务异常|打不开|无法登录/,
  staffing: /离职|辞职|卸任|接任|出任|任命|跳槽|回归|退休|挖来|挖走|换帅|接棒|接替|加盟|离开|转投|掌舵/,
  lawsuit: /起诉|诉讼|告上|索赔|开庭|判决|败诉|胜诉|上诉|被诉|和解|法院|官司/,
  probe: /罚款|反垄断|处罚|被罚|调查|约谈|禁令|封禁|禁止|立案|禁用|解禁/,
  price: /降价|涨价|调价|免费|收费|定价|售价|下调|上调|优惠|补贴/,
  partnership: /合作|联手|携手|签约|结盟|牵手|联合/,
  construction: /搭建|自建|兴建|开建|建厂|集群|投产|开工|数据中心/,
  breach: /泄露|漏洞|攻击|黑客|被盗|入侵|后门|暴露/,
  sales: /销量|交付|出货|大定|订单|下线|售出|份额/,
  closure: /告吹|关停|停运|下架|停止|停服|关闭|破产|倒闭|退出|放弃|取消|终止|叫停|停产/,
  restructuring: /重组|改制|架构|拆分|分拆|合并|改组|营利/,
  listing: /上市申请|ipo|招股书|递表|敲钟|挂牌|申购/,
  death: /去世|逝世|离世/,
  recall: /召回/,
  delay: /推迟|延期|跳票|延后|困境|遇阻|受阻|延迟/,
  wedding: /结婚|婚礼|离婚/,
  rules: /法案|规定|管理办法|条例|征求意见|立法|新规/,
  hiring: /招聘|薪酬|加薪|涨薪|年终奖|奖金|薪资/,
  accident: /起火|爆炸|碰撞|车祸|撞|自燃|坠/,
};

/** Which kinds of happening a folded title announces; none where it uses no word of the table. */
export function happeningsOf(title: string): readonly string[] {
  return Object.entries(happenings).flatMap(([kind, words]) => (words.test(title) ? [kind] : []));
}

const answers = /回应|否认|辟谣|澄清|驳斥|反驳|不实|不属实|道歉|致歉|谣言|声明|不准确/;
const silence = /(?:未|没有|拒绝|不予|暂无|无人|不)[^，。；,;.]{0,6}(?:回应|置评|回复)/gu;

/** Whether a folded text tells of an answer (回应, 否认); that somebody did not answer is none. */
export function tellsAnswer(text: string): boolean {
  return answers.test(text.replace(silence, ''));
}

const plans =
  /拟|将(?!军|近)|计划|考虑|或(?!者|许多)|有望|传[^统感输播奇动]|曝|据称|消息称|知情人士|即将|预计|预告|准备|筹备|洽|谈判|有意|寻求|打算|探索/;
const facts = /正式|官宣|完成|敲定|落地|生效|获批|达成|签署|同意|证实|确认/;

/** Whether a folded title speaks of a plan or rumour, of something done, or of neither for sure. */
export function stageOf(title: string): 'plan' | 'done' | undefined {
  if (plans.test(title)) return 'plan';
  return facts.test(title) ? 'done' : undefined;
}

const updates =
  /恢复|修复|最新进展|后续|再次|再度|撤回|撤销|反转|二审|终审|追加|升至|增至|扩大|重启|续|新进展|又/;

/** Whether a folded text tells that something known goes on or ends (恢复, 后续, 取消). */
export function tellsUpdate(text: string): boolean {
  return updates.test(text);
}

const rises = /涨|飙升|攀升|新高|突破|增长|上调|回升|超越|扭亏/;
const falls = /跌|走低|缩水|蒸发|下滑|下调|下降|降价|骤降|腰斩|萎缩/;

/** Which way a folded title says that something moves; none where it says neither or both. */
export function directionOf(title: string): 'up' | 'down' | undefined {
  const [up, down] = [rises.test(title), falls.test(title)];
  return up === down ? undefined : up ? 'up' : 'down';
}
