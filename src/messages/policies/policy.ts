import { ANSWER_HOURS } from '../../store/generatedTexts.ts';
import { REPORT_DAYS, SHARE_HOURS, UPLOAD_HOURS } from '../../store/members/expiry.ts';
import { READING_DAYS } from '../../store/members/readings.ts';
import { OUTBOX_DAYS } from '../../store/outbox/pruneOutbox.ts';
import { DRAFT_HOURS } from '../../store/subscriptions/changeDrafts.ts';
import { DEPARTED_DAYS } from '../../store/subscriptions/departures.ts';
import type { Locale } from '../locale.ts';
import { enUS } from './en-US.ts';
import {
  MEMBER_TABLES,
  type Policy,
  type PolicyTexts,
  type Retention,
  SERVER_TABLES,
} from './policyTexts.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

/** Retention periods of this version. */
export const RETENTION: Retention = {
  outboxDays: OUTBOX_DAYS,
  reportDays: REPORT_DAYS,
  readingDays: READING_DAYS,
  uploadHours: UPLOAD_HOURS,
  draftHours: DRAFT_HOURS,
  shareHours: SHARE_HOURS,
  departedDays: DEPARTED_DAYS,
};

/** Texts by language. */
export const POLICY_TEXTS: Readonly<Record<Locale, PolicyTexts>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  'en-US': enUS,
};

/** Kinds of policies, as used in URLs and file names. */
export const POLICY_KINDS = ['privacy', 'terms'] as const;

/** A kind of policy. */
export type PolicyKind = (typeof POLICY_KINDS)[number];

/**
 * Returns a policy in a language; `contact` is the operator's contact, `modelHost` the language model's server if
 * configured.
 */
export function policyOf(
  kind: PolicyKind,
  locale: Locale,
  contact: string | undefined,
  modelHost?: string,
): Policy {
  const texts = POLICY_TEXTS[locale];
  if (kind === 'terms') return texts.terms(contact);
  const { title, intro, after } = texts.privacy(contact);
  const [ofMembers, ofServers] = [texts.ofMembers(RETENTION), texts.ofServers(RETENTION)];
  return {
    title,
    intro,
    sections: [
      { heading: texts.membersHeading, points: MEMBER_TABLES.map((table) => ofMembers[table]) },
      { heading: texts.serversHeading, points: SERVER_TABLES.map((table) => ofServers[table]) },
      ...(modelHost === undefined ? [] : [texts.languageModel(modelHost, ANSWER_HOURS)]),
      ...after,
    ],
  };
}
