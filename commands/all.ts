import type { Command } from '../src/messages/command.ts';
import { digest } from './digest.ts';
import { createHelp } from './help.ts';
import { news } from './news.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { unsubscribe } from './unsubscribe.ts';

const offered: readonly Command[] = [news, digest, subscribe, unsubscribe, subscriptions];

/** Every command, in the order in which `/help` shows them. */
export const commands: readonly Command[] = [...offered, createHelp(offered)];
