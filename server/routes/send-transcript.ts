import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Person } from '../plugins/traffic.ts';
import { openTranscript, transcriptJson, transcriptPage, transcriptText } from '../privacy/transcript.ts';
import { sendPieces } from './send-pieces.ts';

const DAY = 'YYYY-MM-DD'.length;

/**
 * Sends a conversation as its visitor may see it: saved as a file, or as a page in which nothing can run.
 * @throws ApiError `too_many_requests`
 */
export async function sendTranscript(
  request: FastifyRequest,
  reply: FastifyReply,
  db: Db,
  row: ConversationRow,
  format: 'text' | 'json' | 'page',
): Promise<FastifyReply> {
  // The link stands for the visitor, whoever has it.
  const person: Person = { kind: 'visitor', id: row.visitor_id };
  request.server.traffic.checkPerson(person);
  const transcript = await openTranscript(db, row);
  reply.headers({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
  if (format === 'page') {
    reply
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
      )
      .type('text/html; charset=utf-8');
    return sendPieces(request, reply, person, transcriptPage(transcript));
  }
  reply.header('content-disposition', `attachment; filename="${fileName(row, format)}"`);
  if (format === 'text')
    return sendPieces(request, reply.type('text/plain; charset=utf-8'), person, transcriptText(transcript));
  return sendPieces(
    request,
    reply.type('application/json; charset=utf-8'),
    person,
    transcriptJson(transcript),
  );
}

function fileName({ started_at }: ConversationRow, format: 'text' | 'json'): string {
  const day = new Date(started_at).toISOString().slice(0, DAY);
  return `chat-${day}.${format === 'text' ? 'txt' : 'json'}`;
}
