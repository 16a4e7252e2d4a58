import { visitorName } from '../../access/actor.ts';
import { isNoticed, isQuietAt } from '../../contract/notices/notices.ts';
import type { Preferences } from '../../contract/schemas/preferences.ts';
import type { OutgoingMailRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { reminderUrl } from '../../notices/reminder-url.ts';
import { lockAddress } from '../address-limits.ts';
import { isMailAddress } from '../addresses.ts';
import { mailHtml, mailText } from '../layout.ts';
import { fillIn } from '../mail-texts.ts';
import { queueMail } from '../outgoing-mails.ts';
import type { MailDeps, Prepared } from '../prepared-mail.ts';
import { findVisitorPlace } from '../to-visitors/visitor-place.ts';
import { agentLayout } from './agent-layout.ts';
import { agentTexts } from './agent-texts.ts';
import { wasInDigest } from './already-mailed.ts';

/** `minutes`: for how long the visitor had waited at the first try. Mails of before have no step. */
type Payload = { step?: number; minutes?: number };

/** Of a larger team, these are enough to find somebody. */
const MOST_RECIPIENTS = 50;
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/**
 * Queues a mail to the team of a conversation, or to everybody where it has none, as each has chosen. In somebody's quiet hours it
 * waits for their end.
 * @param sender the address that mail comes from
 * @param step the number of the event that says so
 * @returns to how many
 */
export async function queueUnanswered(
  tx: Pick<Transaction, 'db' | 'now'>,
  sender: string,
  { id, team_id, step }: { id: string; team_id: string | null; step: number },
): Promise<number> {
  const { db, now } = tx;
  let query = db
    .selectFrom('agents')
    .leftJoin('agent_preferences', 'agent_preferences.agent_id', 'agents.id')
    .select(['agents.id', 'agents.email', 'agent_preferences.preferences'])
    .where('agents.deactivated_at', 'is', null)
    .orderBy('agents.created_at')
    .limit(MOST_RECIPIENTS);
  const members = db
    .selectFrom('team_members')
    .select('agent_id')
    .where('team_id', '=', team_id ?? '');
  const someMember = await members.limit(1).executeTakeFirst();
  if (someMember !== undefined) query = query.where('agents.id', 'in', members);
  const agents = (await query.execute())
    .map(({ preferences, ...agent }) => ({
      ...agent,
      chosen: JSON.parse(preferences ?? '{}') as Preferences,
    }))
    .filter(({ email, chosen }) => isMailAddress(email) && isNoticed(chosen.notices, 'waiting', 'mail'));
  for (const { id: agentId, email, chosen } of agents)
    await queueMail(tx, sender, {
      kind: 'unanswered',
      recipient: email,
      locale: chosen.language ?? 'en',
      payload: { step } satisfies Payload,
      conversationId: id,
      agentId,
      dueAt: afterQuiet(chosen, now),
    });
  return agents.length;
}

/** Nothing is said where somebody has answered meanwhile, or a digest has just told the agent of it. */
export async function prepareUnanswered(
  tx: Transaction,
  mail: OutgoingMailRow,
  { publicUrl }: MailDeps,
): Promise<Prepared> {
  const { db, now } = tx;
  const place = await findVisitorPlace(db, mail.conversation_id);
  const since = place?.conversation.awaiting_reply_since;
  if (place === undefined || since == null || place.conversation.status === 'resolved')
    return { kind: 'drop' };
  await lockAddress(tx, mail.recipient);
  const lately = { conversationId: place.conversation.id, now };
  if (mail.agent_id !== null && (await wasInDigest(db, mail.agent_id, lately))) return { kind: 'drop' };
  const { tag, unanswered: texts } = agentTexts(mail.locale);
  const values = {
    visitor: visitorName(place.visitor),
    site: place.site.name,
    minutes: String(await minutesToSay(tx, mail, since)),
    url: publicUrl,
  };
  const layout = agentLayout(tag, [
    { kind: 'text', text: fillIn(texts.lead, values) },
    {
      kind: 'button',
      label: texts.open,
      url: reminderUrl(publicUrl, place.conversation.id, payloadOf(mail).step),
    },
    { kind: 'small', text: fillIn(texts.automatic, values) },
  ]);
  const subject = fillIn(texts.subject, values);
  return {
    kind: 'send',
    content: { subject, text: mailText(layout), html: mailHtml(layout), attachments: [] },
  };
}

/** For how long the visitor has waited: as it is at the first try, so that the mail says the same at every one. */
async function minutesToSay({ db, now }: Transaction, mail: OutgoingMailRow, since: number): Promise<number> {
  const payload = payloadOf(mail);
  if (payload.minutes !== undefined) return payload.minutes;
  const minutes = Math.floor((now - since) / 60_000);
  await db
    .updateTable('outgoing_mails')
    .set({ payload: JSON.stringify({ ...payload, minutes } satisfies Payload) })
    .where('id', '=', mail.id)
    .execute();
  return minutes;
}

function payloadOf({ payload }: Pick<OutgoingMailRow, 'payload'>): Payload {
  return JSON.parse(payload);
}

/** Now, or the first quarter of an hour that is not in somebody's quiet hours. */
function afterQuiet({ quietHours }: Preferences, now: number): number {
  let at = now;
  while (isQuietAt(quietHours, at) && at < now + DAY_MS) at += QUARTER_MS;
  return at;
}
