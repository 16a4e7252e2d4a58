import type { NoticeEvent } from '../../contract/notices/notices.ts';
import { isQuietAt } from '../../contract/notices/notices.ts';
import type { PushNotice } from '../../contract/notices/push-notice.ts';
import { eventFrom, eventRows } from '../../conversations/read-events.ts';
import type { OutgoingMailRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { composeNotice } from '../../notices/compose-notice.ts';
import { recipientsOf } from '../../notices/recipients.ts';
import { reminderUrl } from '../../notices/reminder-url.ts';
import { lockAddress } from '../address-limits.ts';
import { dateTimeText } from '../format-time.ts';
import { type MailPart, mailHtml, mailText } from '../layout.ts';
import { fillIn } from '../mail-texts.ts';
import type { MailDeps, Prepared } from '../prepared-mail.ts';
import { agentLayout } from './agent-layout.ts';
import { agentTexts } from './agent-texts.ts';
import { type AgentToTell, agentsToTell, whoLooks } from './agents-to-tell.ts';
import { wasMailedOfWait } from './already-mailed.ts';
import { unsubscribeUrl } from './unsubscribe.ts';

/** What the mail tells of, decided at the first try: a receiver that has two mails under one `Message-ID` keeps one. */
type Payload = { items?: Item[]; more?: number };
type Item = { conversationId: string; seq: number; kind: NoticeEvent; at: number };
type Noticed = Item & { notice: PushNotice };

/** A mail tells of so many; the console has the rest. */
const MOST_ITEMS = 10;
/** When it is quiet, it is looked again after this. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** One mail of what an agent has not seen, and wants to be notified of by mail. */
export async function prepareNotices(
  tx: Transaction,
  mail: OutgoingMailRow,
  deps: MailDeps,
): Promise<Prepared> {
  const agent = (await agentsToTell(tx.db)).find(({ agentId }) => agentId === mail.agent_id);
  if (agent === undefined) return { kind: 'drop' };
  if (isQuietAt(agent.preferences.quietHours, tx.now)) return { kind: 'later', at: tx.now + LOOK_AGAIN_MS };
  await lockAddress(tx, mail.recipient);
  const { items = [], more = 0 }: Payload = await whatToTell(tx, mail, agent);
  const noticed: Noticed[] = [];
  for (const item of items) {
    const row = { kind: item.kind, conversation_id: item.conversationId, seq: item.seq };
    const notice = await composeNotice(tx.db, row, { locale: mail.locale, agent_id: agent.agentId });
    if (notice !== null) noticed.push({ ...item, notice });
  }
  return noticed.length === 0
    ? { kind: 'drop' }
    : { kind: 'send', content: contentOf(mail, agent, noticed, more, deps) };
}

/**
 * At the first try what has been put down and still holds: not read, not answered, not somebody else's by now. Who looks at a console
 * finds it there, and of whom the ladder has mailed them they know.
 */
async function whatToTell(tx: Transaction, mail: OutgoingMailRow, agent: AgentToTell): Promise<Payload> {
  const kept: Payload = JSON.parse(mail.payload);
  if (kept.items !== undefined) return kept;
  const rows = await tx.db
    .deleteFrom('mailed_notices')
    .where('agent_id', '=', agent.agentId)
    .returningAll()
    .execute();
  const looks = (await whoLooks(tx.db, tx.now)).has(agent.agentId);
  const items: Item[] = [];
  for (const { conversation_id, seq } of looks ? [] : rows) {
    const row = await eventRows(tx.db)
      .where('events.conversation_id', '=', conversation_id)
      .where('events.seq', '=', seq)
      .executeTakeFirst();
    if (row === undefined) continue;
    const [recipient] = await recipientsOf(tx.db, [agent], eventFrom(row, 'agent'), 'mail');
    if (recipient === undefined) continue;
    if (recipient.kind !== 'waiting' || !(await wasMailedOfWait(tx.db, agent.agentId, conversation_id)))
      items.push({ conversationId: conversation_id, seq, kind: recipient.kind, at: row.created_at });
  }
  items.sort((one, other) => one.at - other.at);
  const payload = { items: items.slice(0, MOST_ITEMS), more: Math.max(0, items.length - MOST_ITEMS) };
  await tx.db
    .updateTable('outgoing_mails')
    .set({ payload: JSON.stringify(payload) })
    .where('id', '=', mail.id)
    .execute();
  return payload;
}

function contentOf(
  { locale }: OutgoingMailRow,
  { agentId, name, preferences }: AgentToTell,
  noticed: readonly Noticed[],
  more: number,
  deps: MailDeps,
) {
  const { tag, notice: texts } = agentTexts(locale);
  const zone = preferences.quietHours?.timeZone ?? null;
  const sentence = ({ kind, notice }: Noticed) => {
    const room = notice.room === true;
    const places = {
      by: notice.by ?? texts.somebody,
      name: notice.name || texts.aVisitor,
      score: String(notice.score ?? ''),
    };
    return fillIn(room && kind === 'mention' ? texts.mentionInRoom : texts.kinds[kind], places);
  };
  const [first] = noticed;
  const subject =
    noticed.length + more === 1 && first !== undefined
      ? sentence(first)
      : fillIn(texts.several, { count: String(noticed.length + more) });
  const declined = unsubscribeUrl(deps, agentId);
  const parts: MailPart[] = [
    { kind: 'text', text: fillIn(texts.greeting, { name }) },
    ...noticed.flatMap((one): MailPart[] => [
      {
        kind: 'message',
        author: sentence(one),
        at: `${dateTimeText(one.at, tag, zone)}${zone === null ? ' UTC' : ''}`,
        body: one.notice.text ?? '',
        files: [],
      },
      { kind: 'button', label: texts.open, url: consoleUrl(deps, one) },
    ]),
    ...(more === 0 ? [] : [{ kind: 'text', text: fillIn(texts.more, { count: String(more) }) } as const]),
    {
      kind: 'small',
      text: fillIn(texts.why, { settings: `${deps.publicUrl}/console/settings/alerts`, decline: declined }),
    },
  ];
  const layout = agentLayout(tag, parts);
  return {
    subject,
    text: mailText(layout),
    html: mailHtml(layout),
    attachments: [],
    unsubscribeUrl: declined,
  };
}

function consoleUrl({ publicUrl }: MailDeps, { notice, conversationId }: Noticed): string {
  if (notice.room === true) return `${publicUrl}/console/rooms/${conversationId}`;
  return reminderUrl(publicUrl, conversationId, notice.reminder);
}
