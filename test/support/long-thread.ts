import type { Services } from '../../server/services.ts';
import { uuid } from './people.ts';

const ROWS_AT_ONCE = 500;
const MINUTE_MS = 60_000;

/**
 * Puts a long past into a conversation that exists: `count` messages of both sides, a minute apart, read by both, as if
 * they had been written long ago. Nothing is published.
 * @param wordsOf what each of them says
 */
export async function fillThread(
  services: Pick<Services, 'database' | 'now'>,
  conversationId: string,
  count: number,
  wordsOf = (number: number) => `line ${number} ${'and some more words '.repeat(number % 7)}`,
): Promise<void> {
  await services.database.write(async (db) => {
    const row = await db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    const began = services.now() - count * MINUTE_MS;
    const ids = uuid().slice(0, -12);
    for (let from = 1; from <= count; from += ROWS_AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(ROWS_AT_ONCE, count - from + 1) },
        (_, index) => from + index,
      );
      await db
        .insertInto('messages')
        .values(
          numbers.map((number) => ({
            conversation_id: row.id,
            seq: row.seq + number,
            id: ids + String(number).padStart(12, '0'),
            kind: 'text' as const,
            author_kind: number % 3 === 0 ? ('agent' as const) : ('visitor' as const),
            author_id: number % 3 === 0 ? 'e0000000-0000-4000-8000-000000000000' : row.visitor_id,
            author_name: number % 3 === 0 ? 'Ana' : 'Mara',
            body: wordsOf(number),
            attachments: '[]',
            created_at: began + number * MINUTE_MS,
          })),
        )
        .execute();
      await db
        .insertInto('events')
        .values(
          numbers.map((number) => ({
            conversation_id: row.id,
            seq: row.seq + number,
            type: 'message.created',
            visible: 1,
            visitor_prev: row.seq + number - 1,
            data: '{}',
            created_at: began + number * MINUTE_MS,
          })),
        )
        .execute();
    }
    const seq = row.seq + count;
    await db
      .updateTable('conversations')
      .set({
        seq,
        visitor_seq: seq,
        last_message_seq: seq,
        published_seq: seq,
        read_by_agents: seq,
        read_by_visitor: seq,
      })
      .where('id', '=', row.id)
      .execute();
  });
}
