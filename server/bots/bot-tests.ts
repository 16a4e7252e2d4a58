import { ApiError } from '../common/api-error.ts';
import { anonymousName } from '../contract/anonymous-name.ts';
import type { ConversationState } from '../contract/schemas/conversations.ts';
import type { BotTest, BotTestEnd, CreateBotTest } from '../contract/schemas/developers/bot-tests-api.ts';
import type { AgentSummary } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { BotTestRow } from '../database/tables/bots.ts';
import type { Transaction } from '../database/transaction.ts';
import { appendBotEvent } from './event-rows.ts';
import { testById, testForBot } from './find-bot-test.ts';
import { findBot } from './registry.ts';
import { removeBotTests } from './remove-tests.ts';

/**
 * Begins a test conversation of an admin with a bot, and removes the one that they had before.
 * @param visitorId who the admin is to the bot; of nobody else
 * @throws ApiError `not_found`, `site_unknown`, `id_taken`
 */
export async function startBotTest(
  tx: Transaction,
  agentId: string,
  botId: string,
  visitorId: string,
  { id, siteId, language = null }: Omit<CreateBotTest, 'language'> & { language?: string | undefined | null },
): Promise<{ row: BotTestRow; created: boolean }> {
  await findBot(tx.db, botId);
  const before = await testById(tx.db, id).executeTakeFirst();
  if (before?.agent_id === agentId && before.bot_id === botId && before.site_id === siteId)
    return { row: before, created: false };
  const taken = await tx.db.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst();
  if (before !== undefined || taken !== undefined)
    throw new ApiError(
      'id_taken',
      'There is something else under this id. Begin the test under another one.',
    );
  const site = await tx.db
    .selectFrom('sites')
    .select('id')
    .where('id', '=', siteId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (site === undefined)
    throw new ApiError('site_unknown', 'There is no such site any more. Choose another.');
  const old = await tx.db
    .selectFrom('bot_tests')
    .select('id')
    .where('agent_id', '=', agentId)
    .where('bot_id', '=', botId)
    .execute();
  await removeBotTests(
    tx.db,
    old.map((one) => one.id),
  );
  const row = await tx.db
    .insertInto('bot_tests')
    .values({
      id,
      bot_id: botId,
      agent_id: agentId,
      site_id: siteId,
      visitor_id: visitorId,
      visitor_name: anonymousName(visitorId),
      language,
      created_at: tx.now,
      active_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, created: true };
}

/**
 * A test of this admin's own.
 * @throws ApiError `not_found`, also for another's
 */
export async function findOwnTest(db: Db, agentId: string, id: string): Promise<BotTestRow> {
  return ownTest(await testById(db, id).executeTakeFirst(), agentId);
}

/** The same, locked until the transaction ends. */
export async function lockOwnTest(tx: Transaction, agentId: string, id: string): Promise<BotTestRow> {
  return ownTest(await lockTest(tx, id), agentId);
}

function ownTest(row: BotTestRow | undefined, agentId: string): BotTestRow {
  if (row === undefined || row.agent_id !== agentId)
    throw new ApiError('not_found', 'There is no such test any more. Begin another one.');
  return row;
}

/** Locked until the transaction ends. */
export function lockTest(tx: Transaction, id: string): Promise<BotTestRow | undefined> {
  return locking(tx, testById(tx.db, id)).executeTakeFirst();
}

/** All of a test, for the admin who talks. */
export async function botTestFrom(db: Db, row: BotTestRow, now: number): Promise<BotTest> {
  const said = await db
    .selectFrom('bot_test_messages')
    .select('message')
    .where('test_id', '=', row.id)
    .orderBy('seq')
    .execute();
  return {
    id: row.id,
    botId: row.bot_id,
    siteId: row.site_id,
    version: row.version,
    messages: said.map(({ message }) => JSON.parse(message)),
    typing: row.ended === null && (row.typing_until ?? 0) > now,
    answerBy: row.due_at,
    end: row.ended === null ? null : JSON.parse(row.ended),
  };
}

/** A test in the words of a conversation's state: what the bot is answered when it resolves it. */
export function testState(row: BotTestRow): ConversationState {
  const { id, siteId, visitor } = testForBot(row);
  const marks = { visitor: row.seq, agents: row.seq };
  return {
    id,
    siteId,
    seq: row.seq,
    status: row.ended === null ? 'waiting' : 'resolved',
    visitor,
    assignee: null,
    page: null,
    startedAt: row.created_at,
    waitingSince: null,
    delivered: marks,
    read: marks,
    bot: null,
  };
}

/**
 * Ends a locked test, and tells the bot as when a conversation ends. One that has ended is left as it is.
 * @param by the agent who did it
 */
export async function endBotTest(
  tx: Transaction,
  row: BotTestRow,
  why: BotTestEnd['why'],
  by: AgentSummary | null = null,
): Promise<BotTestRow> {
  if (row.ended !== null) return row;
  const seq = row.seq + 1;
  const end: BotTestEnd = { why, at: tx.now, by };
  const changes = { seq, due_at: null, typing_until: null, ended: JSON.stringify(end) };
  await changeTest(tx, row, changes);
  await tellBot(tx, row, 'conversation.unassigned', seq, { why, by });
  return { ...row, ...changes };
}

/** Changes the row of a locked test. */
export async function changeTest(
  tx: Transaction,
  row: Pick<BotTestRow, 'id' | 'version'>,
  changes: Partial<Pick<BotTestRow, 'seq' | 'due_at' | 'typing_until' | 'ended'>>,
): Promise<void> {
  await tx.db
    .updateTable('bot_tests')
    .set((eb) => ({ ...changes, active_at: tx.now, version: eb('version', '+', 1) }))
    .where('id', '=', row.id)
    .execute();
}

/** Puts down an event for the bot of a test, where the bot is still there. */
export async function tellBot(
  tx: Transaction,
  { id, bot_id }: Pick<BotTestRow, 'id' | 'bot_id'>,
  type: string,
  seq: number,
  data: object = {},
): Promise<void> {
  const bot = await tx.db
    .selectFrom('bots')
    .select('id')
    .where('id', '=', bot_id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (bot === undefined) return;
  await appendBotEvent(tx.db, { botId: bot.id, conversationId: id, seq, at: tx.now, type, data }, tx.now);
}
