import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { expect } from 'vitest';
import { FILE_QUOTAS } from '../../../server/common/limits.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor, signedInAgent, type TestVisitor, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';

export type Answer = { attachment: Attachment; error?: { code: string } };

export async function somebody(
  server: TestServer,
): Promise<{ visitor: TestVisitor; conversationId: string }> {
  const visitor = await newVisitor(server.url);
  return { visitor, conversationId: await visitor.start() };
}

export function upload(
  visitor: TestVisitor,
  conversationId: string,
  content: Uint8Array | string,
  name: string,
) {
  const form = new FormData();
  form.append('file', new Blob([content as BlobPart], { type: 'image/png' }), name);
  const path = `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`;
  return visitor.ask<Answer>('POST', path, form);
}

export const linkTo = async (visitor: TestVisitor, id: string) =>
  (await visitor.ask<{ content: string }>('GET', `/api/widget/attachments/${id}/links`)).body.content;

/** A file that an agent put into a message or a note. */
export async function uploadByAgent(server: TestServer, conversationId: string, kind: 'messages' | 'notes') {
  const agent = await signedInAgent(server.url, 'Ben');
  const form = new FormData();
  form.append('file', new Blob(['wrong file']), 'wrong.txt');
  const fileId = uuid();
  const base = `/api/agent/conversations/${conversationId}`;
  await agent.ask('POST', `${base}/attachments?id=${fileId}`, form);
  await agent.ask('POST', `${base}/${kind}`, { id: uuid(), body: 'here', attachmentIds: [fileId] });
  return fileId;
}

export const incomingOf = (server: TestServer) => readdir(join(server.dataDir, 'files', 'incoming'));

export const connectionsOf = (server: TestServer) =>
  new Promise<number>((resolve, reject) =>
    server.app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );

/** Begins a multipart request with one file, and leaves it open. */
export async function beginUpload(
  server: TestServer,
  { declared, by }: { chunked?: true; declared?: number; by?: Awaited<ReturnType<typeof somebody>> },
): Promise<ClientRequest> {
  const { visitor, conversationId } = by ?? (await somebody(server));
  const boundary = 'open';
  const open = request({
    port: server.port,
    path: `/api/widget/conversations/${conversationId}/attachments?id=${uuid()}`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${visitor.token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(declared === undefined ? {} : { 'content-length': declared }),
    },
  });
  open.on('error', () => {});
  open.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n`);
  open.write(Buffer.alloc(10_000));
  return open;
}

/** Sends the end of what was begun. */
export async function endUpload(open: ClientRequest): Promise<IncomingMessage> {
  open.end('\r\n--open--\r\n');
  const [reply] = (await once(open, 'response')) as [IncomingMessage];
  reply.resume();
  return reply;
}

export async function incomingBytes(server: TestServer): Promise<number> {
  const folder = join(server.dataDir, 'files', 'incoming');
  const sizes = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

/** Sends half of a file and hangs up. Returns how many connections there were just before. */
export async function cutUpload(server: TestServer): Promise<number> {
  const half = await beginUpload(server, { declared: 5_000_000 });
  half.write(Buffer.alloc(200_000));
  await eventually(async () => expect(await incomingOf(server)).toHaveLength(1));
  const connections = await connectionsOf(server);
  half.destroy();
  return connections;
}

/** As if the visitor had sent all files of a day but a few. */
export function fillQuota(
  server: TestServer,
  visitor: TestVisitor,
  conversationId: string,
  { room }: { room: number },
): Promise<unknown> {
  const files = Array.from({ length: FILE_QUOTAS.visitorFilesPerDay - room }, () =>
    fileOf(visitor, conversationId),
  );
  return noteFiles(server, files);
}

export type NoteOfFile = ReturnType<typeof fileOf>;

/** A file of a byte, as the database knows it. */
export const fileOf = (visitor: TestVisitor, conversationId: string) => ({
  conversation_id: conversationId,
  id: uuid(),
  uploader_kind: 'visitor' as const,
  uploader_id: visitor.id,
  uploader_network: '127.0.0.1',
  name: 'x',
  media_type: 'text/plain',
  size_bytes: 1,
  width: null,
  height: null,
  sha256: '',
  content_key: 'none',
  thumbnail_key: null,
  created_at: Date.now(),
});

export const noteFiles = (server: TestServer, files: NoteOfFile[]): Promise<unknown> =>
  server.services.database.write((db) => db.insertInto('attachments').values(files).execute());
