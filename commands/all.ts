import type { Command } from '../src/messages/conversation/command.ts';
import type { Services } from '../src/messages/conversation/services.ts';
import { alert } from './alert.ts';
import { ask } from './ask.ts';
import { catchUp } from './catchup.ts';
import { digest } from './digest.ts';
import { exportMe } from './export-me.ts';
import { follow } from './follow.ts';
import { forgetMe } from './forget-me.ts';
import { createHelp } from './help.ts';
import { importFile, importMessage } from './import.ts';
import { news } from './news.ts';
import { privacy } from './privacy.ts';
import { related } from './related.ts';
import { serverSources } from './server-sources.ts';
import { sources } from './sources.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { trend } from './trend.ts';
import { unfollow } from './unfollow.ts';
import { unsubscribe } from './unsubscribe.ts';

const offered: readonly Command[] = [
  news,
  ask,
  digest,
  trend,
  catchUp,
  follow,
  unfollow,
  exportMe,
  forgetMe,
  privacy,
  subscribe,
  unsubscribe,
  subscriptions,
  alert,
  importFile,
  related,
  importMessage,
  sources,
  serverSources,
];

/** All commands in the order of `/help`. */
export const commands: readonly Command[] = withHelp(offered);

const withoutQuestions = withHelp(offered.filter((command) => command !== ask));

/** Returns the commands for some services: without a language model there is no `/ask`. */
export function commandsOver({ questions }: Pick<Services, 'questions'>): readonly Command[] {
  return questions ? commands : withoutQuestions;
}

function withHelp(others: readonly Command[]): readonly Command[] {
  return [...others, createHelp(others)];
}
