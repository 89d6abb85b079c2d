import { ADMIN_ACTIONS } from './adminActions.ts';
import type { ActionsOf } from './kinds.ts';
import { MEMBER_ACTIONS } from './memberActions.ts';
import { NEWS_ACTIONS } from './newsActions.ts';

/** Every kind of action with its code and fields: from this table ids are written and read, and actions have their types. */
export const ACTIONS = { ...NEWS_ACTIONS, ...MEMBER_ACTIONS, ...ADMIN_ACTIONS };

/** Every action by its kind. */
export type Actions = ActionsOf<typeof ACTIONS>;

/** The name of a kind of action. */
export type ActionKind = keyof Actions;

/** The action of a kind. */
export type ActionOf<K extends ActionKind> = Actions[K];

/**
 * What a button or a menu entry does. It carries everything that is needed to do it, because a message may be
 * pressed years later, after restarts and upgrades.
 */
export type Action = Actions[ActionKind];
