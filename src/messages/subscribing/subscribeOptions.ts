import type { OptionSpec } from '../conversation/options.ts';
import { contentOptions } from './subscribeOptions/contentOptions.ts';
import { formOptions } from './subscribeOptions/formOptions.ts';
import { scheduleOptions } from './subscribeOptions/scheduleOptions.ts';

/** Options of `/subscribe` in the order in which Discord shows them; all have defaults. */
export const subscribeOptions: readonly OptionSpec[] = [
  ...scheduleOptions,
  ...contentOptions,
  ...formOptions,
];
