import { ADMIN_ACTIONS } from './adminActions.ts';
import type { ActionsOf } from './kinds.ts';
import { MEMBER_ACTIONS } from './memberActions.ts';
import { NEWS_ACTIONS } from './newsActions.ts';

/** All kinds of actions with their codes and fields, from which ids are written and parsed, and types derived. */
export const ACTIONS = { ...NEWS_ACTIONS, ...MEMBER_ACTIONS, ...ADMIN_ACTIONS };

/** Actions by kind. */
export type Actions = ActionsOf<typeof ACTIONS>;

/** Name of a kind of action. */
export type ActionKind = keyof Actions;

/** Action of a kind. */
export type ActionOf<K extends ActionKind> = Actions[K];

/**
 * Action of a button or menu entry. It contains everything needed to perform it, because a message may be pressed years
 * later, after restarts and upgrades.
 */
export type Action = Actions[ActionKind];
