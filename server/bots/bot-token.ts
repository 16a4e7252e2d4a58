import { hashToken } from '../access/tokens.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { BotRow } from '../database/tables/bots.ts';
import { BOT_TOKEN_PREFIX } from './registry.ts';

/** When a bot was last seen is kept this roughly, so that asking does not cost a write. */
const SEEN_MS = 60_000;

const byToken = prepared<{ hash: string }, BotRow>((db, place) =>
  db.selectFrom('bots').selectAll().where('token_hash', '=', place('hash')).where('deleted_at', 'is', null),
);

/** The bot of a token; null when there is none, or not any more. */
export async function findBotByToken(db: Db, token: string): Promise<BotRow | null> {
  if (!token.startsWith(BOT_TOKEN_PREFIX)) return null;
  const [row] = await byToken(db, { hash: hashToken(token) });
  return row ?? null;
}

/** Whether it is time to note that the bot is there. */
export const isSeenLate = ({ seen_at }: BotRow, now: number): boolean => (seen_at ?? 0) < now - SEEN_MS;

export async function noteBotSeen(db: Db, { id }: Pick<BotRow, 'id'>, now: number): Promise<void> {
  await db.updateTable('bots').set({ seen_at: now }).where('id', '=', id).execute();
}
