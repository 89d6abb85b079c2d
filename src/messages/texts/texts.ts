import type { Locale } from '../locale.ts';
import type { zhCN } from './zh-CN.ts';

/** Everything that is said to people in one language; names and descriptions of commands stand with the commands. */
export type Texts = Readonly<typeof zhCN> & { readonly locale: Locale };
