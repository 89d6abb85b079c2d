import { shippedConcepts } from '../words/concepts.ts';

/** Event announced by a title. */
export interface Announced {
  /** Event types of data/concepts.txt: layoff, outage. */
  readonly types: readonly string[];
  /** Concepts in the title: 裁员 for any of its words. */
  readonly concepts: readonly string[];
}

interface Announcement {
  readonly type: string;
  readonly concept: string | undefined;
  readonly shape: RegExp;
}

let announcements: readonly Announcement[] | undefined;

/** Returns the event types that a folded title announces, and the concepts; empty without a word of the list. */
export function announcedBy(title: string): Announced {
  announcements ??= shippedConcepts().announcements.map(({ type, concept, words }) => ({
    type,
    concept,
    shape: new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')),
  }));
  const found = announcements.filter(({ shape }) => shape.test(title));
  return {
    types: [...new Set(found.map(({ type }) => type))],
    concepts: found.flatMap(({ concept }) => concept ?? []),
  };
}

const answers = /回应|否认|辟谣|澄清|驳斥|反驳|不实|不属实|道歉|致歉|谣言|声明|不准确/;
const silence = /(?:未|没有|拒绝|不予|暂无|无人|不)[^，。；,;.]{0,6}(?:回应|置评|回复)/gu;

/** Whether a folded text reports an answer (回应, 否认); a missing answer is none. */
export function tellsAnswer(text: string): boolean {
  return answers.test(text.replace(silence, ''));
}

const plans =
  /拟|将(?!军|近)|计划|考虑|或(?!者|许多)|有望|传[^统感输播奇动]|曝|据称|消息称|知情人士|即将|预计|预告|准备|筹备|洽|谈判|有意|寻求|打算|探索/;
const facts = /正式|官宣|完成|敲定|落地|生效|获批|达成|签署|同意|证实|确认/;

/** Returns whether a folded title is about a plan or rumour, or something done; undefined if unclear. */
export function stageOf(title: string): 'plan' | 'done' | undefined {
  if (plans.test(title)) return 'plan';
  return facts.test(title) ? 'done' : undefined;
}

const updates =
  /恢复|修复|最新进展|后续|再次|再度|撤回|撤销|反转|二审|终审|追加|升至|增至|扩大|重启|续|新进展|又/;

/** Whether a folded text reports that something known continues or ends (恢复, 后续, 取消). */
export function tellsUpdate(text: string): boolean {
  return updates.test(text);
}

const rises = /涨|飙升|攀升|新高|突破|增长|上调|回升|超越|扭亏/;
const falls = /跌|走低|缩水|蒸发|下滑|下调|下降|降价|骤降|腰斩|萎缩/;

/** Returns the direction of a change in a folded title; undefined if there is none or both. */
export function directionOf(title: string): 'up' | 'down' | undefined {
  const [up, down] = [rises.test(title), falls.test(title)];
  return up === down ? undefined : up ? 'up' : 'down';
}
