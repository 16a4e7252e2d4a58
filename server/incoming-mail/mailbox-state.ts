import type { Database, Db } from '../database/database.ts';
import { readMeta, writeMeta } from '../database/meta.ts';

/** How far a mailbox has been read: every mail up to this UID (RFC 3501, section 2.3.1.1) is dealt with. */
export type MailboxPosition = { validity: string; uid: number };

const POSITION = 'mailbox_position';
const HOLDER = 'mailbox_holder';
/** After so long without a sign, another node reads the mailbox. */
export const HOLD_MS = 60_000;

/**
 * How far the mailbox has been read; null: never, or it is another one by now.
 * @param mailbox who reads which folder where, so that another mailbox begins anew
 */
export async function readPosition(db: Db, mailbox: string): Promise<MailboxPosition | null> {
  const kept = JSON.parse((await readMeta(db, POSITION)) ?? 'null');
  return kept?.mailbox === mailbox ? { validity: kept.validity, uid: kept.uid } : null;
}

export function writePosition(database: Database, mailbox: string, position: MailboxPosition): Promise<void> {
  return database.write((db) => writeMeta(db, POSITION, JSON.stringify({ mailbox, ...position })));
}

/**
 * Says that this node reads the mailbox for the next minute, unless another one does. Of two that say so at once, one is
 * believed; and if both were, each mail would still become one message.
 * @returns whether this node may read
 */
export function holdMailbox(database: Database, node: string, now: number): Promise<boolean> {
  return database.write(async (db) => {
    const mine = JSON.stringify({ node, until: now + HOLD_MS });
    const before = await readMeta(db, HOLDER);
    if (before === null) {
      await db
        .insertInto('meta')
        .values({ name: HOLDER, value: mine })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      return (await readMeta(db, HOLDER)) === mine;
    }
    const holder: { node: string; until: number } = JSON.parse(before);
    // One that holds for longer than anybody may was written before a clock was set back.
    const held = holder.until > now && holder.until <= now + HOLD_MS;
    if (held && holder.node !== node) return false;
    const { numUpdatedRows } = await db
      .updateTable('meta')
      .set({ value: mine })
      .where('name', '=', HOLDER)
      .where('value', '=', before)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}

/** Lets another node read at once. */
export async function releaseMailbox(database: Database, node: string): Promise<void> {
  await database.write(async (db) => {
    const before = await readMeta(db, HOLDER);
    if (before === null || JSON.parse(before).node !== node) return;
    await db.deleteFrom('meta').where('name', '=', HOLDER).where('value', '=', before).execute();
  });
}
