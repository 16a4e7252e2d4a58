import type { ConversationMail } from '../../../server/contract/schemas/mail-api.ts';
import type { OutgoingMailRow } from '../../../server/database/tables.ts';
import { eventually } from '../../support/eventually.ts';
import type { DatabaseScene } from '../../support/on-every-database.ts';
import type { TestServer } from '../../support/test-server.ts';

/** Lets the time come of all mails that are queued, and of those that wait to be tried again. */
export async function itIsTimeAt({ services }: Pick<TestServer, 'services'>): Promise<void> {
  await services.database.write((tx) =>
    tx
      .updateTable('outgoing_mails')
      .set({ due_at: 0 })
      .where('state', '=', 'queued')
      .where('claimed_by', 'is', null)
      .execute(),
  );
  await services.mail?.worker.wake();
}

/** What tests of mail do at a server that has a mail server. */
export function mailStage(scene: Pick<DatabaseScene, 'server' | 'visitor' | 'ana'>) {
  const { server, visitor, ana } = scene;
  const db = () => server.services.database;
  const rows = (): Promise<OutgoingMailRow[]> =>
    db().read.selectFrom('outgoing_mails').selectAll().orderBy('created_at').execute();
  return {
    rows,
    /** The queued mail of a conversation, once its subscriber has put it there. */
    queued: (conversationId: string) =>
      eventually(async () => {
        const found = (await rows()).find((row) => row.conversation_id === conversationId);
        if (found === undefined) throw new Error('No mail is queued yet.');
        return found;
      }),
    /** Lets the time come of all that is queued, and of what waits to be tried again. */
    itIsTime: () => itIsTimeAt(server),
    /** Everything that was put down for the subscriber of mail is done. */
    settled: () =>
      eventually(async () => {
        const due = await db()
          .read.selectFrom('due_events')
          .select('seq')
          .where('subscriber', '=', 'mail')
          .execute();
        if (due.length > 0) throw new Error(`${due.length} events are still due.`);
      }),
    saysAddress: (email: string | null, more: { verified?: number; language?: string } = {}) =>
      db().write((tx) =>
        tx
          .updateTable('visitors')
          .set({ email, ...more })
          .where('id', '=', visitor.id)
          .execute(),
      ),
    isHere: (here: boolean) =>
      db().write((tx) =>
        tx
          .updateTable('visitors')
          .set({ here: here ? 1 : 0 })
          .where('id', '=', visitor.id)
          .execute(),
      ),
    /** What agents see of mails in a conversation. */
    async seenByAgents(conversationId: string): Promise<ConversationMail[]> {
      const { body } = await ana.events(conversationId);
      return body.events.flatMap((event) => (event.type === 'conversation.mailed' ? [event.data.mail] : []));
    },
  };
}
