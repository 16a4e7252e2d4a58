import type { FastifyReply } from 'fastify';
import {
  type TranscriptPlace,
  transcriptPage,
  transcriptText,
  wholeConversation,
} from '../conversations/transcript.ts';
import type { Db } from '../database/database.ts';
import { Refused } from '../refusal.ts';

const DAY = 'YYYY-MM-DD'.length;

/**
 * Sends a conversation as its visitor may see it: saved as a file, or as a page in which nothing can run.
 * @throws Refused `not_found` when it is gone
 */
export async function sendTranscript(
  reply: FastifyReply,
  db: Db,
  id: string,
  format: 'text' | 'json' | 'page',
): Promise<FastifyReply> {
  const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refused('not_found', 'There is no such conversation any more.');
  const place: TranscriptPlace = await db
    .selectFrom('visitors')
    .innerJoin('sites', 'sites.id', 'visitors.site_id')
    .select(['sites.name as siteName', 'visitors.time_zone as timeZone', 'visitors.language'])
    .where('visitors.id', '=', row.visitor_id)
    .executeTakeFirstOrThrow();
  const conversation = await wholeConversation(db, row);
  reply.headers({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
  if (format === 'page')
    return reply
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
      )
      .type('text/html; charset=utf-8')
      .send(transcriptPage(conversation, place));
  const extension = format === 'text' ? 'txt' : 'json';
  const name = `chat-${new Date(row.started_at).toISOString().slice(0, DAY)}.${extension}`;
  reply.header('content-disposition', `attachment; filename="${name}"`);
  if (format === 'text')
    return reply.type('text/plain; charset=utf-8').send(transcriptText(conversation, place));
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(conversation, null, 2));
}
