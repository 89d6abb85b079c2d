import { z } from 'zod';
import { shippedYaml } from '../text/shippedData.ts';
import { anyOf } from './terms.ts';

const BRACKETS = /[(（]\s*@?\s*([^()（）]{1,24}?)\s*[)）]\s*([。.！!]?)\s*$/;
const SOURCE =
  /^[（(【]?\s*(?:消息来源|新闻来源|资料来源|信息来源|信源|来源|via|source)\s*[:：]\s*@?(.{1,60}?)\s*[）)】]?$/i;

const words = z.array(z.string().min(1)).min(1);
const media = shippedYaml(
  'media.yaml',
  z.strictObject({ chinese: words, chineseEndings: words, latin: words }),
);

const CHINESE_MEDIA = new RegExp(`${anyOf(media.chinese)}|${anyOf(media.chineseEndings)}$`);
const LATIN_MEDIA = new RegExp(`\\b${anyOf(media.latin).replaceAll('\\*', '\\w+')}\\b`, 'i');
/** Notes in brackets that name no source. */
const NOTE =
  /^(?:完|部分|全文|节选|下同|[如见左右上下]?图|左|右|上|下|中|等|略|暂定|不?含税|未经审计|未完待续)$|^(?:部分|详[见情]|点击|见[图下文]|如[下上图]|下称|以下|简称|又称|原名|股票|单位|单选|多选|图[为片中]|占比|文中)|投稿|图片|图源|截图|视频|https?:|www\.|\.com\b|编辑|作者|记者|责编|^[\d\s.,%-]+$|[：:，,；;。！？]/i;

/**
 * The name of the source in brackets at the end of a story's last paragraph, （界面新闻）, without the brackets.
 * After a full stop any name will do; after a mere word the bracket may explain it （泰达币）, so it must be a medium's.
 */
export function attributionOf(paragraph: string): string | null {
  const match = BRACKETS.exec(paragraph.slice(-60));
  if (!match) return null;
  const name = (match[1] ?? '').replace(/^(?:来源|文|via|(?:转|综合)自|综合)\s*[:：/]?\s*/i, '').trim();
  if (name === '' || NOTE.test(name)) return null;
  const before = paragraph.slice(0, paragraph.length - match[0].length).trimEnd();
  if (before === '') return isMedium(name) ? name : null;
  return /[。！？!?…”’」』.；;]$/.test(before) || isMedium(name) ? name : null;
}

function isMedium(name: string): boolean {
  return CHINESE_MEDIA.test(name.replace(/\s/g, '')) || LATIN_MEDIA.test(name);
}

/** The name in a line that does nothing but name the source, 消息来源：The Register. */
export function sourceLine(text: string): string | undefined {
  return text.length <= 80 ? SOURCE.exec(text)?.[1]?.trim() : undefined;
}
