import { timingSafeEqual } from 'node:crypto';
import { changePreferences, readPreferences } from '../../accounts/preferences.ts';
import { isNoticed, NOTICE_EVENTS, USUAL_NOTICES } from '../../contract/notices/notices.ts';
import type { Db } from '../../database/database.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { MailTokens, MailTokenUse } from '../mail-tokens.ts';
import type { MailDeps } from '../prepared-mail.ts';

const TOKEN = /^([0-9a-f-]{36})\.([\w-]{43})$/;

/** Which mails: those about what an agent missed, or the report of the week. */
type Declined = Extract<MailTokenUse, 'notices' | 'weekly'>;

/**
 * Where an agent declines such mails, without signing in. It works for as long as there is the agent, because
 * old mails are declined, too; it lets nobody do anything else.
 */
export function unsubscribeUrl(
  { publicUrl, tokens }: Pick<MailDeps, 'publicUrl' | 'tokens'>,
  agentId: string,
  of: Declined = 'notices',
): string {
  return `${publicUrl}/mail/unsubscribe/${agentId}.${tokens(of, agentId)}`;
}

/** The agent whose mails a token of such a link is about; null: it is none of ours. */
export function agentOfToken(tokens: MailTokens, token: string, of: Declined = 'notices'): string | null {
  const [, agentId = '', signature = ''] = TOKEN.exec(token) ?? [];
  if (agentId === '') return null;
  const right = tokens(of, agentId);
  return timingSafeEqual(Buffer.from(signature), Buffer.from(right)) ? agentId : null;
}

/** Whether an agent gets no mail of what they missed. */
export async function hasDeclinedNotices(db: Db, agentId: string): Promise<boolean> {
  const { notices } = await readPreferences(db, { id: agentId });
  return !NOTICE_EVENTS.some((event) => isNoticed(notices, event, 'mail'));
}

/** Mail of what is usual comes again. */
export async function wantNoticesAgain(tx: Pick<Transaction, 'db'>, agentId: string): Promise<void> {
  const { notices = {} } = await readPreferences(tx.db, { id: agentId });
  const chosen = NOTICE_EVENTS.filter((event) => USUAL_NOTICES[event].includes('mail')).map((event) => [
    event,
    [...new Set([...(notices[event] ?? USUAL_NOTICES[event]), 'mail' as const])],
  ]);
  await changePreferences(tx, { id: agentId }, { notices: { ...notices, ...Object.fromEntries(chosen) } });
}

/** Takes mail out of what the agent has chosen, for all events. */
export async function declineNotices(tx: Pick<Transaction, 'db'>, agentId: string): Promise<void> {
  const { notices = {} } = await readPreferences(tx.db, { id: agentId });
  const chosen = NOTICE_EVENTS.map((event) => [
    event,
    (notices[event] ?? USUAL_NOTICES[event]).filter((channel) => channel !== 'mail'),
  ]);
  await changePreferences(tx, { id: agentId }, { notices: Object.fromEntries(chosen) });
  await tx.db.deleteFrom('mailed_notices').where('agent_id', '=', agentId).execute();
}

/** Whether an agent gets no weekly report. */
export async function hasDeclinedWeekly(db: Db, agentId: string): Promise<boolean> {
  const { weeklyReport } = await readPreferences(db, { id: agentId });
  return weeklyReport?.wanted !== true;
}

/** Turns the weekly report on or off; its time zone stays. */
export async function wantWeekly(
  tx: Pick<Transaction, 'db'>,
  agentId: string,
  wanted: boolean,
): Promise<void> {
  const { weeklyReport } = await readPreferences(tx.db, { id: agentId });
  const timeZone = weeklyReport?.timeZone ?? 'UTC';
  await changePreferences(tx, { id: agentId }, { weeklyReport: { wanted, timeZone } });
}
