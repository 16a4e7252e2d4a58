import { expect, vi } from 'vitest';
import { appendEvent } from '../../../server/conversations/conversation-log.ts';
import type { Publication } from '../../../server/engine/engine.ts';
import { markMail, queueMail } from '../../../server/mail/outgoing-mails.ts';
import { addBot } from '../../support/bots.ts';
import { eventually } from '../../support/eventually.ts';
import { signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { makeScene, type Scene } from '../matrix/people.ts';
import { EVENTS, ROOM } from './audiences.ts';
import { framesOf } from './visitor-frames.ts';

/** The kind of event that a publication carries. */
export function typeOf({ data }: Publication): string | undefined {
  return (data as { event?: { type?: string } }).event?.type;
}

/** One conversation to which every kind of event happens, and what was published of it. */
export async function everythingHappens(
  server: TestServer,
): Promise<{ scene: Scene; published: Publication[] }> {
  const published: Publication[] = [];
  const { engine } = server.services;
  const publish = engine.publish.bind(engine);
  const spy = vi.spyOn(engine, 'publish').mockImplementation((publications) => {
    published.push(...publications);
    return publish(publications);
  });
  const scene = await makeScene(server);
  const { visitor, conversationId: id } = scene;
  const ana = await signedInAgent(server.url, 'Ana');
  const ben = await signedInAgent(server.url, 'Ben');
  const done = async (reply: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  };
  await done(ana.ask('PUT', '/api/agent/delivered', { marks: [{ conversationId: id, upTo: 2 }] }));
  const { id: siteId } = await server.services.database.read
    .selectFrom('sites')
    .select('id')
    .executeTakeFirstOrThrow();
  const routing = { mode: 'round_robin', cap: 5, acceptSeconds: 600, sticky: false };
  await done(ana.ask('PUT', `/api/agent/sites/${siteId}`, { settings: { routing } }));
  await done(ana.ask('PUT', '/api/agent/availability', {}));
  await eventually(() => expect(published.map(typeOf)).toContain('conversation.offered'));
  await done(ana.ask('DELETE', `/api/agent/conversations/${id}/offer`));
  await done(ana.claim(id));
  await done(ana.note(id, 'only for agents'));
  await done(ana.ask('PUT', `/api/agent/rooms/${ROOM}`, { name: 'Talk' }));
  await done(ana.note(ROOM, 'only for agents'));
  const [edited, unsent] = [uuid(), uuid()];
  await done(ana.answer(id, 'Helo', edited));
  await done(ana.edit(id, edited, 'Hello'));
  await done(ana.answer(id, 'Oops', unsent));
  await done(ana.unsend(id, unsent));
  await done(ana.markRead(id, 2));
  await done(ana.release(id));
  await done(ana.updateTriage(id, { assigneeId: ben.id, priority: 2, attributes: { paid: true } }));
  await done(ana.updateTriage(id, { status: 'snoozed', snoozedUntil: null }));
  await done(ana.updateTriage(id, { status: 'open' }));
  await done(ana.resolve(id));
  await done(visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 4, words: 'Good' }));
  await server.services.runInTransaction(async (tx) => {
    const about = { kind: 'missed', recipient: 'ada@example.com', locale: 'en', payload: {} } as const;
    const mail = await queueMail(tx, 'support@shop.test', { ...about, conversationId: id });
    await markMail(tx, mail.id, { state: 'bounced', reason: 'No such user', forGood: true });
    const found = tx.db.selectFrom('conversations').selectAll().where('id', '=', id);
    const data = { action: 'mail', afterMinutes: 5, recipients: 2 } as const;
    const escalated = { type: 'conversation.escalated', data, visible: false } as const;
    const row = await appendEvent(tx, await found.executeTakeFirstOrThrow(), escalated, {});
    const opened = { step: row.seq, agent: { id: ana.id, name: 'Ana' } };
    await appendEvent(tx, row, { type: 'conversation.reminder_opened', data: opened, visible: false }, {});
  });
  const bot = await addBot(server.url, ana);
  const withBot = await visitor.start();
  await visitor.send(withBot, 'Where is my order?');
  await done(bot.handOff(withBot, 'It needs a person'));
  const merged = await visitor.start();
  await done(visitor.send(merged, 'Me again'));
  await done(ana.reopen(id));
  await done(ana.ask('POST', `/api/agent/conversations/${id}/merges`, { conversationId: merged }));
  await done(ana.ask('DELETE', `/api/agent/conversations/${id}/merges/${merged}`));
  // It would be offered to whom the next one is to be offered.
  await done(ana.resolve(merged));
  await done(ana.resolve(id));
  await done(ana.reopen(id));
  await eventually(() => {
    const heard = new Set(published.map(typeOf));
    expect(Object.keys(EVENTS).filter((type) => !heard.has(type))).toEqual([]);
  });
  // The last one is heard by both.
  await eventually(() => expect(framesOf(scene, published).map(typeOf)).toContain('conversation.reopened'));
  spy.mockRestore();
  // The next conversation goes to people at once, instead of after the seconds that a bot has to answer.
  await done(ana.ask('DELETE', `/api/agent/bots/${bot.id}`));
  return { scene, published };
}
