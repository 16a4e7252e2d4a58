import { randomUUID } from 'node:crypto';
import { rateConversation } from '../../server/conversations/rate-conversation.ts';
import { startConversation } from '../../server/conversations/start-conversation.ts';
import { createRunInTransaction } from '../../server/database/run-in-transaction.ts';
import type { AgentRow } from '../../server/database/tables.ts';
import { sendMessage } from '../../server/messages/send-message.ts';
import { foldConversation } from '../../server/reports/fold-conversation.ts';
import type { Services } from '../../server/services.ts';
import { claimConversation } from '../../server/triage/claim-conversation.ts';
import { resolveConversation } from '../../server/triage/resolve-conversation.ts';
import { newVisitor } from './people.ts';

const MINUTE_MS = 60_000;

/** A conversation that has been: when it began, how long each step took, and what came of it. */
export type PastConversation = {
  startedAt: number;
  question: string;
  replyAfterMinutes: number;
  agent: 'Ana' | 'Ben';
  resolvedAfterMinutes?: number;
  score?: number;
};

/**
 * Lets people have talked before now, by the product's own operations at the times that are given, and counts it for
 * the reports.
 * @returns the ids of the conversations, in order
 */
export async function livePast(
  server: { url: string; services: Services },
  conversations: readonly PastConversation[],
): Promise<string[]> {
  const { database } = server.services;
  let now = 0;
  const act = createRunInTransaction(
    database,
    'past',
    () => now,
    () => {},
  );
  const ids: string[] = [];
  for (const {
    startedAt,
    question,
    replyAfterMinutes,
    agent,
    resolvedAfterMinutes,
    score,
  } of conversations) {
    const visitor = await visitorWith(server.services, (await newVisitor(server.url)).id);
    const answering = await agentNamed(server.services, agent);
    const id = randomUUID();
    now = startedAt;
    await act((tx) => startConversation(tx, visitor, { id }));
    await act((tx) => sendMessage(tx, visitor, id, { id: randomUUID(), body: question, kind: 'text' }));
    now += replyAfterMinutes * MINUTE_MS;
    await act((tx) => claimConversation(tx, answering, id));
    await act((tx) =>
      sendMessage(tx, answering, id, { id: randomUUID(), body: `About “${question}”`, kind: 'text' }),
    );
    if (resolvedAfterMinutes !== undefined) {
      now = startedAt + resolvedAfterMinutes * MINUTE_MS;
      await act((tx) => resolveConversation(tx, answering, id));
    }
    if (score !== undefined) await act((tx) => rateConversation(tx, visitor, id, { score, words: '' }));
    const { dialect } = database;
    await database.write((db) => foldConversation({ db, dialect }, id));
    ids.push(id);
  }
  return ids;
}

async function visitorWith({ database }: Services, id: string) {
  const visitor = await database.read
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { kind: 'visitor' as const, visitor };
}

async function agentNamed({ database }: Services, name: string) {
  const agent = await database.read
    .selectFrom('agents')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { kind: 'agent' as const, agent: agent as AgentRow };
}
