import type { Locale } from '../locale.ts';
import type { zhCN } from './zh-CN.ts';

/** All texts in one language; names and descriptions of commands are in the commands. */
export type Texts = Readonly<typeof zhCN> & { readonly locale: Locale };
