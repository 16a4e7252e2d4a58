import { beforeAll, expect, it } from 'vitest';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestAgent, type TestVisitor, uuid } from '../../support/people.ts';

const UNKNOWN = { status: 404, body: { error: { code: 'message_unknown' } } };

onEveryDatabase('replies to one message', ({ server, visitor, ana }) => {
  let id: string;

  beforeAll(async () => {
    id = await visitor.start();
    await visitor.send(id, 'When does it ship?');
  });
  const reply = (
    who: TestAgent | TestVisitor,
    side: 'agent' | 'widget',
    replyTo: string,
    { body = 'Thank you!', messageId = uuid(), kind = 'messages' } = {},
  ) =>
    who.ask<{ message: Message }>('POST', `/api/${side}/conversations/${id}/${kind}`, {
      id: messageId,
      body,
      replyTo,
    });
  const newest = async () => (await visitor.read(id)).body.conversation.messages.at(-1);

  it('have the beginning of it for both sides, and in the transcript', async () => {
    const { message } = (await ana.answer(id, 'It left\ntoday.')).body;
    const quote = { id: message.id, seq: message.seq, by: 'agent', body: 'It left\ntoday.' };
    const answer = await reply(visitor, 'widget', message.id);
    expect(answer).toMatchObject({ status: 201, body: { message: { body: 'Thank you!', replyTo: quote } } });
    expect(await newest()).toEqual(answer.body.message);
    expect((await ana.read(id)).body.conversation.messages.at(-1)?.replyTo).toEqual(quote);
    const back = await reply(ana, 'agent', answer.body.message.id, { body: 'You are welcome' });
    expect(back.body.message.replyTo).toMatchObject({ by: 'visitor', body: 'Thank you!' });
    const links = await visitor.ask<{ text: string }>('GET', `/api/widget/conversations/${id}/transcript`);
    const transcript = await (await fetch(new URL(links.body.text, server.url))).text();
    expect(transcript).toContain('> It left\n> today.\nThank you!');
  });

  it('say the new words of an edited message, and nothing of one that was taken back', async () => {
    const { message } = (await ana.answer(id, 'It left on Munday.')).body;
    await reply(visitor, 'widget', message.id);
    await ana.edit(id, message.id, 'It left on Monday.');
    expect((await newest())?.replyTo).toMatchObject({ body: 'It left on Monday.' });
    await ana.unsend(id, message.id);
    expect((await newest())?.replyTo).toEqual({
      id: message.id,
      seq: message.seq,
      by: 'agent',
      body: '',
      unsent: true,
    });
    const { read } = server.services.database;
    const rows = await read.selectFrom('messages').selectAll().where('conversation_id', '=', id).execute();
    expect(JSON.stringify(rows)).toContain('Thank you!');
    expect(JSON.stringify(rows)).not.toContain('Monday');
  });

  it('are refused to a message of another conversation, and to one that there is not', async () => {
    const stranger = await newVisitor(server.url);
    const elsewhere = await stranger.start();
    const { message } = (await stranger.send(elsewhere, 'My secret')).body;
    expect(await reply(visitor, 'widget', message.id)).toMatchObject(UNKNOWN);
    expect(await reply(ana, 'agent', message.id)).toMatchObject(UNKNOWN);
    expect(await reply(visitor, 'widget', uuid())).toMatchObject(UNKNOWN);
  });

  it('never bring a note to a visitor, and quote anything to the team', async () => {
    const { message } = (await ana.note(id, 'Difficult customer')).body;
    expect(await reply(visitor, 'widget', message.id)).toMatchObject(UNKNOWN);
    expect(await reply(ana, 'agent', message.id)).toMatchObject(UNKNOWN);
    const note = await reply(ana, 'agent', message.id, { kind: 'notes' });
    expect(note).toMatchObject({
      status: 201,
      body: { message: { replyTo: { body: 'Difficult customer' } } },
    });
  });

  it('may be sent twice under one id, and are refused under it when they reply to something else', async () => {
    const [first, second] = [
      (await ana.answer(id, 'One')).body.message,
      (await ana.answer(id, 'Two')).body.message,
    ];
    const messageId = uuid();
    expect((await reply(visitor, 'widget', first.id, { messageId })).status).toBe(201);
    expect((await reply(visitor, 'widget', first.id, { messageId })).status).toBe(200);
    expect((await reply(visitor, 'widget', second.id, { messageId })).status).toBe(409);
  });
});
