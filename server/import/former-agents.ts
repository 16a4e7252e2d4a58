import { idFrom } from '../common/id-from.ts';
import type { Transaction } from '../database/transaction.ts';
import type { ImportedAuthor, ImportedConversation } from './records.ts';

export type Agent = { id: string; name: string };
type Author = Extract<ImportedAuthor, { kind: 'agent' }>;

/** Who somebody of the team is here. */
export type Team = {
  /** The agent here with this e-mail address. */
  here(email: string | null): Agent | undefined;
  source: string;
  /** How they are called of whom not even the export has a name. */
  title: string;
};

/** The agent who wrote: of the same e-mail address here, or a former one. */
export function agentOf({ here, source, title }: Team, { id, name, email }: Author): Agent {
  const found = here(email);
  if (found !== undefined) return { id: found.id, name: name ?? found.name };
  const called = name ?? title;
  return { id: idFrom('import', source, 'agent', id === '' ? called : id), name: called };
}

/**
 * Makes a row for everybody who answered in a conversation and is not here: as of an agent who was deleted, so that nobody can sign in as
 * them and none is listed, and their name stands in reports. In the order of their ids, so that no two imports wait for each other.
 */
export async function storeFormerAgents(
  { db, now }: Pick<Transaction, 'db' | 'now'>,
  team: Team,
  { messages }: ImportedConversation,
): Promise<void> {
  const authors = messages.flatMap(({ author }) => (author.kind === 'agent' ? [author] : []));
  const gone = authors.filter(({ email }) => team.here(email) === undefined).map((one) => agentOf(team, one));
  const byId = new Map(gone.map((agent) => [agent.id, agent]));
  const rows = [...byId.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => ({
      id,
      name,
      email: `${id}@deleted.invalid`,
      role: 'agent' as const,
      // No password has this hash.
      password_hash: '',
      demo: 0,
      created_at: now,
      deactivated_at: now,
      deleted_at: now,
    }));
  if (rows.length === 0) return;
  await db
    .insertInto('agents')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
