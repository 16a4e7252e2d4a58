import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { signedInAgent, uuid } from '../../support/people.ts';

onEveryDatabase('sending', ({ server, visitor, restart }) => {
  it('stores a message once, however often it is sent', async () => {
    const id = await visitor.start();
    const messageId = uuid();
    const replies = await Promise.all(Array.from({ length: 20 }, () => visitor.send(id, 'Once', messageId)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(replies.map((reply) => reply.body.message.seq)).size).toBe(1);
    expect((await visitor.read(id)).body.conversation.messages).toHaveLength(1);
  });

  it('refuses another content under an id that was used', async () => {
    const id = await visitor.start();
    const messageId = uuid();
    await visitor.send(id, 'First', messageId);
    const again = await visitor.send(id, 'Second', messageId);
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ error: { code: 'id_taken' } });
  });

  it('numbers without a hole when many send at once, and one bad message among them harms nobody', async () => {
    const id = await visitor.start();
    const sending = Array.from({ length: 60 }, (_, index) =>
      visitor.send(id, index % 10 === 3 ? '   ' : `Message ${index}`),
    );
    const replies = await Promise.all(sending);
    const refused = replies.filter((reply) => reply.status === 400);
    expect(refused).toHaveLength(6);
    expect(refused[0]?.body).toMatchObject({ error: { code: 'message_empty' } });
    const seqs = replies.filter((reply) => reply.status === 201).map((reply) => reply.body.message.seq);
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 54 }, (_, index) => index + 2));
  });

  it('starts a conversation and makes a visitor once for one id', async () => {
    const conversationId = uuid();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () =>
        visitor.ask('POST', '/api/widget/conversations', { id: conversationId }),
      ),
    );
    expect(asked.map((reply) => reply.status).sort()).toEqual([200, 200, 200, 200, 201]);
    const id = uuid();
    const token = randomBytes(32).toString('base64url');
    const make = (bearer: string) =>
      visitor.ask(
        'POST',
        '/api/widget/visitors',
        { id, siteKey: 'demo-shop' },
        { authorization: `Bearer ${bearer}` },
      );
    expect([(await make(token)).status, (await make(token)).status]).toEqual([201, 200]);
    expect(await make(visitor.token)).toMatchObject({ status: 409, body: { error: { code: 'id_taken' } } });
    expect(await make('short')).toMatchObject({ status: 400 });
  });

  it('says what is wrong with a message and stores nothing of it', async () => {
    const id = await visitor.start();
    const before = (await visitor.read(id)).body.conversation.state.seq;
    const long = await visitor.send(id, 'x'.repeat(10_001));
    expect(long).toMatchObject({ status: 400, body: { error: { code: 'message_too_long' } } });
    const wrong = await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: 7,
    });
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'bad_request', field: 'body' } } });
    const unknown = await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
      id: uuid(),
      body: 'x',
      attachmentIds: [uuid()],
    });
    expect(unknown).toMatchObject({ status: 400, body: { error: { code: 'attachment_unknown' } } });
    expect((await visitor.read(id)).body.conversation.state.seq).toBe(before);
  });

  it('lets one of two agents win a claim, and tells the other who has it', async () => {
    const [ana, ben] = [await signedInAgent(server.url, 'Ana'), await signedInAgent(server.url, 'Ben')];
    for (let round = 0; round < 5; round += 1) {
      const id = await visitor.start();
      const replies = await Promise.all([ana.claim(id), ben.claim(id)]);
      expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
      const loser = replies.find((reply) => reply.status === 409);
      const winner = replies[0]?.status === 200 ? ana : ben;
      expect(loser?.body).toMatchObject({
        error: { code: 'already_claimed', details: { assignee: { id: winner.id, name: winner.name } } },
      });
    }
  });

  it('shows the waiting in the order they came, with counts, page by page', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const ids = [await visitor.start(), await visitor.start(), await visitor.start()];
    for (const id of ids) await visitor.send(id, 'Anybody?');
    const silent = await visitor.start();
    const page = (await ana.inbox('waiting&limit=100')).body;
    const ours = page.cards.filter((card) => ids.includes(card.state.id));
    expect(ours.map((card) => card.state.id)).toEqual(ids);
    expect(
      page.cards.map((card) => card.state.id),
      'nothing was said there yet',
    ).not.toContain(silent);
    expect(ours[0]).toMatchObject({ unread: 1, lastMessage: { body: 'Anybody?' } });
    expect(page.counts.waiting).toBe(page.cards.length);
    expect(page.longestWaitSince).toBe(page.cards[0]?.state.waitingSince);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: { cards: { state: { id: string } }[]; next: string | null } = (
        await ana.inbox(`waiting&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).body;
      seen.push(...next.cards.map((card) => card.state.id));
      cursor = next.next;
    }
    expect(seen).toEqual(page.cards.map((card) => card.state.id));
  });

  it('shows a conversation whose transaction was overtaken: the inbox is read by state, not since a time', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const [slow, quick] = [await visitor.start(), await visitor.start()];
    await visitor.send(quick, 'I was quick');
    const before = (await ana.inbox('waiting&limit=100')).body;
    expect(before.cards.map((card) => card.state.id)).toContain(quick);
    // It began before the other, by its clock and by its row, and is committed after the page was read.
    await visitor.send(slow, 'My transaction took long');
    await server.services.database.write((db) =>
      db
        .updateTable('conversations')
        .set({ active_at: 1, waiting_since: 1 })
        .where('id', '=', slow)
        .execute(),
    );
    const after = (await ana.inbox('waiting&limit=100')).body;
    expect(after.cards[0]?.state.id).toBe(slow);
    expect(after.counts.waiting).toBe(before.counts.waiting + 1);
    expect((await ana.inbox('waiting&limit=1')).body.cards[0]?.state.id).toBe(slow);
  });

  it('keeps everything over a restart', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'Still here?');
    const before = (await visitor.read(id)).body;
    await restart();
    expect((await visitor.read(id)).body).toEqual(before);
  });
});
