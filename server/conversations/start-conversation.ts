import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { Page } from '../contract/schemas/basics.ts';
import type { FormInput } from '../contract/schemas/widget-api.ts';
import type { ConversationRow, VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { answerForm } from '../sites/answer-form.ts';
import { attendedLately } from '../sites/site-state.ts';
import { appendEvent } from './conversation-log.ts';
import { stateFrom } from './conversation-state.ts';

/**
 * Starts a conversation under the id the visitor's browser minted; with the same id again, finds it again.
 * @throws ApiError `form_incomplete` when the site asks something that is not answered, `id_taken` when the id belongs to another visitor's conversation
 */
export async function startConversation(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'visitor' }>,
  input: { id: string; page?: Page | undefined; form?: FormInput | undefined },
): Promise<{ row: ConversationRow; created: boolean }> {
  const before = await tx.db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before !== undefined)
    return { row: await existingConversation(tx, actor.visitor.id, input.id), created: false };
  const { visitor, topic, teamId } = await answerForm(tx, actor.visitor, input.form);
  const row = await insertConversation(tx, visitor, { id: input.id, page: input.page ?? null, topic });
  if (row === null) return { row: await existingConversation(tx, visitor.id, input.id), created: false };
  return { row: teamId === null ? row : await given(tx, row, teamId), created: true };
}

/** With the team that its topic goes to; without, where that team was deleted. */
async function given(tx: Transaction, row: ConversationRow, teamId: string): Promise<ConversationRow> {
  const team = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('id', '=', teamId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (team === undefined) return row;
  const by = { kind: 'system', id: null, name: 'Frontdesk' } as const;
  return appendEvent(
    tx,
    row,
    { type: 'conversation.triaged', data: { by, change: { teamId } }, visible: false },
    { team_id: teamId },
  );
}

/** Stores a conversation that waits, with its first event; null when there is one of this id. */
export async function insertConversation(
  tx: Transaction,
  visitor: VisitorRow,
  { id, page, topic = null }: { id: string; page: Page | null; topic?: string | null },
): Promise<ConversationRow | null> {
  const inserted = await tx.db
    .insertInto('conversations')
    .values({
      id,
      site_id: visitor.site_id,
      visitor_id: visitor.id,
      status: 'waiting',
      assignee_id: null,
      page_url: page?.url ?? null,
      page_title: page?.title ?? null,
      topic,
      begun_unattended: (await isAttended(tx, visitor.site_id)) ? 0 : 1,
      started_at: tx.now,
      waiting_since: tx.now,
      active_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted === undefined) return null;
  const state = stateFrom({ ...inserted, seq: 1, visitor_seq: 1 }, { visitor, assignee: null }, 'visitor');
  return appendEvent(tx, inserted, { type: 'conversation.started', data: { state }, visible: true }, {});
}

/** Whether somebody was there at the last look, as visitors are told. */
async function isAttended({ db }: Pick<Transaction, 'db'>, siteId: string): Promise<boolean> {
  const site = await db
    .selectFrom('sites')
    .select('announced')
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  return attendedLately(site);
}

/**
 * The visitor's conversation of this id.
 * @throws ApiError `id_taken` when it is another visitor's
 */
export async function existingConversation(
  tx: Transaction,
  visitorId: string,
  id: string,
): Promise<ConversationRow> {
  const row = await tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (row.visitor_id === visitorId) return row;
  throw new ApiError('id_taken', 'This conversation id is in use already. Make a new one and try again.');
}
