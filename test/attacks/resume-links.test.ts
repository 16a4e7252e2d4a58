import { describe, expect, it } from 'vitest';
import { allowResuming } from '../../server/access/resume-links.ts';
import type { SiteSummary } from '../../server/contract/schemas/agent-api.ts';
import type { ResumedConversation } from '../../server/contract/schemas/mail-api.ts';
import { newVisitor, nobody, signedInAgent, uuid } from '../support/people.ts';
import { identify, newBearer, signedToken } from '../support/signed.ts';
import type { TestServer } from '../support/test-server.ts';
import { battleground } from './attack.ts';

const HOUR_MS = 3_600_000;

describe('the link of a mail', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  /** A visitor with two conversations, each with a file, and a link to the first. */
  async function twoConversations(server: TestServer, livesMs = HOUR_MS) {
    const visitor = await newVisitor(server.url);
    const [opened, other] = [await visitor.start(), await visitor.start()];
    await visitor.send(opened, 'In the first');
    await visitor.send(other, 'In the second');
    const token = newBearer();
    await server.services.runInTransaction((tx) => allowResuming(tx, token, opened, tx.now + livesMs));
    return { visitor, opened, other, token, holder: holder(server, token) };
  }

  ground.attack('is used for a file of another conversation of the same visitor', {
    without: 'a link in a mail opens one conversation',
    async attempt(server) {
      const { visitor, opened, other, token } = await twoConversations(server);
      const get = async (conversation: string) =>
        fetch(`${server.url}/c/${token}/files/${await upload(visitor, conversation)}`, {
          redirect: 'manual',
        });
      expect((await get(opened)).status, 'its own it opens').toBe(302);
      return (await get(other)).status;
    },
    succeeds: 302,
    fails: 404,
  });

  ground.attack('sends a file that somebody uploaded for another conversation of the same visitor', {
    without: 'only one’s own files are sent',
    async attempt(server) {
      const { visitor, other, holder } = await twoConversations(server);
      const attachmentIds = [await upload(visitor, other)];
      const sent = await holder('POST', '/api/resumed/messages', { id: uuid(), body: 'x', attachmentIds });
      return sent.status;
    },
    succeeds: 201,
    fails: 400,
  });

  ground.attack('is kept until after its time', {
    without: 'a link in a mail ends',
    async attempt(server) {
      const { holder } = await twoConversations(server, -1_000);
      return (await holder('GET', '/api/resumed')).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('is kept by somebody who was blocked, to write on', {
    without: 'who is blocked writes no more, by no link',
    async attempt(server) {
      const { visitor, holder } = await twoConversations(server);
      const ana = await signedInAgent(server.url, 'Ana');
      const block = await ana.ask('POST', '/api/agent/blocks', { visitorId: visitor.id, kind: 'visitor' });
      expect(block.status).toBe(201);
      return (await holder('POST', '/api/resumed/messages', { id: uuid(), body: 'Still here' })).status;
    },
    succeeds: 201,
    fails: 403,
  });

  ground.attack('is left behind when its visitor is erased', {
    without: 'a link in a mail goes with its visitor',
    async attempt(server) {
      const { visitor } = await twoConversations(server);
      expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBe(204);
      const left = await server.services.database.read
        .selectFrom('resume_links')
        .leftJoin('conversations', 'conversations.id', 'resume_links.conversation_id')
        .select('token_hash')
        .where('conversations.id', 'is', null)
        .execute();
      return left.length > 0;
    },
    succeeds: true,
    fails: false,
  });

  it('opens its conversation for reading, writing and nothing else', async () => {
    const server = ground.ours();
    const { opened, other, holder } = await twoConversations(server);
    const { body } = await holder<{ messages: { body: string }[] }>('GET', '/api/resumed');
    expect(body.messages.map((message) => message.body)).toEqual(['In the first']);
    const id = uuid();
    for (const status of [201, 200])
      expect((await holder('POST', '/api/resumed/messages', { id, body: 'By the link' })).status).toBe(
        status,
      );
    for (const [method, path] of [
      ['GET', `/api/widget/conversations/${opened}`],
      ['GET', `/api/widget/conversations/${other}`],
      ['GET', '/api/widget/conversations'],
      ['GET', '/api/widget/visitor'],
      ['DELETE', '/api/widget/visitor'],
      ['GET', '/api/widget/session'],
    ] as const)
      expect((await holder(method, path)).status, `${method} ${path}`).toBe(401);
  });

  it('brings files in and out of its conversation, within the limits of uploads', async () => {
    const server = ground.ours();
    const { opened, token, holder } = await twoConversations(server);
    const ask = (path: string, form: FormData) => holder<{ attachment: { id: string } }>('POST', path, form);
    const form = (name: string, content: string) => {
      const made = new FormData();
      made.append('file', new Blob([content]), name);
      return made;
    };
    const id = uuid();
    for (const status of [201, 200])
      expect((await ask(`/api/resumed/attachments?id=${id}`, form('words.txt', 'words'))).status).toBe(
        status,
      );
    expect((await ask(`/api/resumed/attachments?id=${uuid()}`, form('none.txt', ''))).status).toBe(400);
    const sent = await holder('POST', '/api/resumed/messages', { id: uuid(), body: '', attachmentIds: [id] });
    expect(sent.status).toBe(201);
    const { body } = await holder<ResumedConversation>('GET', '/api/resumed');
    expect(body.files).toEqual({ bytes: 20 * 2 ** 20, perMessage: 10, kinds: null });
    expect(body.messages.at(-1)?.files).toEqual([{ id, name: 'words.txt', sizeBytes: 5, picture: false }]);
    const file = await fetch(`${server.url}/c/${token}/files/${id}?small=1`);
    expect([file.status, await file.text()]).toEqual([200, 'words']);

    const ana = await signedInAgent(server.url, 'Ana');
    expect((await ana.read(opened)).body.conversation.messages.at(-1)).toMatchObject({ via: 'link' });
    const { sites } = (await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites')).body;
    const taken = (visitorFiles: boolean) =>
      ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings: { visitorFiles } });
    expect((await taken(false)).status).toBe(200);
    expect((await ask(`/api/resumed/attachments?id=${uuid()}`, form('more.txt', 'more'))).status).toBe(403);
    expect((await holder<ResumedConversation>('GET', '/api/resumed')).body.files).toBeNull();
    expect((await taken(true)).status).toBe(200);
  });

  it('gets an answer as it comes, and no note, and keeps no more than four waiting', async () => {
    const server = ground.ours();
    const { opened, holder } = await twoConversations(server);
    const ana = await signedInAgent(server.url, 'Ana');
    const read = (after?: number) =>
      holder<ResumedConversation>('GET', `/api/resumed${after === undefined ? '' : `?after=${after}`}`);
    const { seq } = (await read()).body;
    await ana.note(opened, 'For the team');
    const waiting = Array.from({ length: 4 }, () => read(seq));
    // A fifth is answered at once, so the four wait; whichever of the five it was.
    const first = await Promise.race([...waiting, read(seq)]);
    expect(first.body.seq, 'a note is none of theirs').toBe(seq);
    await ana.answer(opened, 'Here it is');
    const news = (await Promise.all(waiting)).filter(({ body }) => body.seq > seq);
    expect(news.length).toBeGreaterThanOrEqual(3);
    for (const { body } of news) expect(body.messages.at(-1)?.body).toBe('Here it is');
  });

  it('makes nobody verified, and is not taken for a token of a visitor', async () => {
    const server = ground.ours();
    const { token, opened, holder } = await twoConversations(server);
    await holder('POST', '/api/resumed/messages', { id: uuid(), body: 'It is me' });
    const row = await server.services.database.read
      .selectFrom('conversations')
      .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
      .select('visitors.verified')
      .where('conversations.id', '=', opened)
      .executeTakeFirstOrThrow();
    expect(row.verified).toBe(0);
    const ana = await signedInAgent(server.url, 'Ana');
    const seen = await ana.read(opened);
    expect(seen.body.conversation.messages.map(({ via }) => via)).toEqual([undefined, 'link']);
    // Somebody signed in under the same bearer token is somebody else; the link still opens what it opened.
    expect((await identify(server.url, await signedToken({ sub: uuid() }), token)).status).toBe(201);
    const { body } = await holder<{ messages: unknown[] }>('GET', '/api/resumed');
    expect(body.messages).toHaveLength(2);
  });

  it('that was made up opens nothing, and says so in the language of the browser', async () => {
    const server = ground.ours();
    for (const token of ['', 'x', 'x'.repeat(43), newBearer()]) {
      const reply = await holder(server, token)<{ error: { details: { title: string } } }>(
        'GET',
        '/api/resumed',
        undefined,
        { 'accept-language': 'de-CH,de;q=0.9' },
      );
      expect(reply.status).toBe(404);
      expect(reply.body.error.details.title).toBe('Dieser Link gilt nicht mehr');
    }
  });
});

function holder(server: TestServer, token: string) {
  return nobody(server.url, { authorization: `Bearer ${token}` });
}

async function upload(
  visitor: Awaited<ReturnType<typeof newVisitor>>,
  conversation: string,
): Promise<string> {
  const id = uuid();
  const form = new FormData();
  form.append('file', new Blob(['words']), 'words.txt');
  const path = `/api/widget/conversations/${conversation}/attachments?id=${id}`;
  expect((await visitor.ask('POST', path, form)).status).toBe(201);
  return id;
}
