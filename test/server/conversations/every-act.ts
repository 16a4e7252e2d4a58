import { expect } from 'vitest';
import { giveConversation } from '../../../server/routing/give-conversation.ts';
import { addBot, type TestBot } from '../../support/bots.ts';
import { type TestAgent, type TestVisitor, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { aMail, NO_ENVELOPE, replyAddress } from '../incoming-mail/a-mail.ts';
import { FORM, filledIn } from './a-form.ts';

type Scene = { server: TestServer; visitor: TestVisitor; ana: TestAgent; ben: TestAgent; id: string };

const LABEL = 'aaaaaaaa-0000-4000-8000-000000000001';
const TEAM = 'aaaaaaaa-0000-4000-8000-000000000002';

/** Every operation that changes a conversation. A new one belongs into this list. */
export const ACTS: Record<string, (scene: Scene) => Promise<unknown>> = {
  'the visitor writes': ({ visitor, id }) => visitor.send(id, 'One more thing'),
  'the visitor answers by mail': (scene) => byMail(scene, 'ada@customer.example'),
  'the visitor answers by mail, into a resolved conversation': async (scene) => {
    await scene.ana.resolve(scene.id);
    await byMail(scene, 'ada@customer.example');
  },
  'a stranger answers by mail': (scene) => byMail(scene, 'bo@elsewhere.example'),
  'a stranger answers by mail, into a conversation that was put off': async (scene) => {
    await scene.ana.updateTriage(scene.id, { status: 'snoozed', snoozedUntil: null });
    await byMail(scene, 'bo@elsewhere.example');
  },
  'a stranger answers by mail, into a resolved conversation': async (scene) => {
    await scene.ana.resolve(scene.id);
    await byMail(scene, 'bo@elsewhere.example');
  },
  'an agent answers': ({ ana, id }) => ana.answer(id, 'Hello'),
  'an agent writes a note': ({ ana, id }) => ana.note(id, 'Knows a lot'),
  'the bot of the site begins, answers and hands off': async (scene) => {
    const { bot, id } = await withBot(scene);
    await bot.say(id, 'Which order?', { choices: ['4711'] });
    await bot.handOff(id, 'Wants a person', 'About order 4711');
  },
  'the bot of the site resolves, and begins anew': async (scene) => {
    const { bot, id } = await withBot(scene);
    await bot.close(id);
    await scene.visitor.send(id, 'And yet');
  },
  'an agent takes over from the bot': async (scene) => {
    const { id } = await withBot(scene);
    await scene.ana.answer(id, 'Hello, this is Ana');
  },
  'an agent claims what the bot has': async (scene) => {
    const { id } = await withBot(scene);
    await scene.ana.claim(id);
  },
  'an agent claims': ({ ana, id }) => ana.claim(id),
  'the assignee gives it back': async ({ ana, id }) => {
    await ana.claim(id);
    await ana.release(id);
  },
  'an agent resolves': ({ ana, id }) => ana.resolve(id),
  'an agent opens it again': async ({ ana, id }) => {
    await ana.resolve(id);
    await ana.reopen(id);
  },
  'the visitor writes into a resolved conversation': async ({ visitor, ana, id }) => {
    await ana.resolve(id);
    await visitor.send(id, 'And yet');
  },
  'the visitor writes into a resolved conversation whose agent is on duty': async ({ visitor, ana, id }) => {
    await ana.claim(id);
    await ana.resolve(id);
    await ana.ask('PUT', '/api/agent/availability', { state: 'on' });
    await ana.ask('PUT', '/api/agent/availability', {});
    await visitor.send(id, 'And yet');
  },
  'the visitor ends the chat': ({ visitor, id }) =>
    visitor.ask('POST', `/api/widget/conversations/${id}/closure`),
  'the visitor rates': ({ visitor, id }) =>
    visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 4, words: 'Quick' }),
  'a rating comes after the conversation was reopened': async ({ visitor, ana, id }) => {
    await visitor.ask('POST', `/api/widget/conversations/${id}/closure`);
    await ana.ask('DELETE', `/api/agent/conversations/${id}/closure`);
    await visitor.ask('PUT', `/api/widget/conversations/${id}/rating`, { score: 2, words: 'Slow' });
  },
  'an answer reaches the visitor': async ({ visitor, ana, id }) => {
    const { body } = await ana.answer(id, 'Take me');
    await visitor.markDelivered(id, body.message.seq);
  },
  'a message reaches an agent': ({ ana, id }) => ana.markDelivered({ conversationId: id, upTo: 2 }),
  'the visitor reads': async ({ visitor, ana, id }) => {
    const { body } = await ana.answer(id, 'Read me');
    await visitor.markRead(id, body.message.seq);
  },
  'an agent reads': ({ ana, id }) => ana.markRead(id, 2),
  'an agent reads, and claims': async ({ ana, id }) => {
    await ana.markRead(id, 2);
    await ana.claim(id);
  },
  'the assignee reads, and marks it as unread': async ({ ana, id }) => {
    await ana.claim(id);
    await ana.markRead(id, 2);
    await ana.markUnread(id);
  },
  'a colleague reads, and answers': async ({ ana, ben, id }) => {
    await ana.claim(id);
    await ben.markRead(id, 2);
    await ben.answer(id, 'I know');
  },
  'an agent gives it to one who has read it': async ({ ana, ben, id }) => {
    await ben.markRead(id, 2);
    await ana.updateTriage(id, { assigneeId: ben.id });
  },
  'an agent gives it to another': ({ ana, ben, id }) => ana.updateTriage(id, { assigneeId: ben.id }),
  'an agent sorts it': async ({ ana, id }) => {
    await ana.ask('PUT', `/api/agent/labels/${LABEL}`, { name: 'Refund', color: '#aa3300' });
    await ana.ask('PUT', `/api/agent/teams/${TEAM}`, { name: 'Billing', memberIds: [] });
    await ana.updateTriage(id, { teamId: TEAM, addLabelIds: [LABEL], priority: 3 });
    await ana.updateTriage(id, { removeLabelIds: [LABEL], addLabelIds: [], priority: 1 });
  },
  'the page says what it is about, and an agent adds to it': async ({ visitor, ana, id }) => {
    await visitor.ask('PUT', `/api/widget/conversations/${id}/attributes`, { attributes: { order: 4711 } });
    await ana.updateTriage(id, { attributes: { paid: true } });
  },
  'an agent puts it off, and the visitor writes': async ({ ana, visitor, id }) => {
    await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: null });
    await visitor.send(id, 'And now?');
  },
  'an agent puts it off and wakes it': async ({ ana, id }) => {
    await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: Date.now() + 3_600_000 });
    await ana.updateTriage(id, { status: 'open' });
  },
  'an agent puts it off and resolves it': async ({ ana, id }) => {
    await ana.updateTriage(id, { status: 'snoozed', snoozedUntil: Date.now() + 3_600_000 });
    await ana.updateTriage(id, { status: 'resolved' });
  },
  'an agent puts a resolved one back in the queue': async ({ ana, id }) => {
    await ana.resolve(id);
    await ana.updateTriage(id, { status: 'waiting' });
  },
  'an agent edits an answer': async ({ ana, id }) => {
    const { body } = await ana.answer(id, 'Helo');
    await ana.edit(id, body.message.id, 'Hello');
    await ana.edit(id, body.message.id, 'Hello!');
  },
  'an agent edits an answer and takes it back': async ({ ana, id }) => {
    const { body } = await ana.answer(id, 'Not for you');
    await ana.edit(id, body.message.id, 'Really not for you');
    await ana.unsend(id, body.message.id);
  },
  'somebody replies to an answer that is edited and taken back': async ({ ana, visitor, id }) => {
    const { message } = (await ana.answer(id, 'Helo')).body;
    const reply = { id: uuid(), body: 'Hello?', replyTo: message.id };
    await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, reply);
    await ana.edit(id, message.id, 'Hello');
    await ana.unsend(id, message.id);
  },
  'the visitor takes one of the answers that an agent offers': async ({ ana, visitor, id }) => {
    const path = `conversations/${id}/messages`;
    const offer = { id: uuid(), body: 'Which?', choices: ['Green', 'Black'] };
    await ana.ask('POST', `/api/agent/${path}`, offer);
    await visitor.ask('POST', `/api/widget/${path}`, { id: uuid(), body: 'Green', chosenOf: offer.id });
  },
  'the visitor fills in a form that an agent sends and takes back': async ({ ana, visitor, id }) => {
    const path = `conversations/${id}/messages`;
    const form = uuid();
    await ana.ask('POST', `/api/agent/${path}`, { id: form, body: '', form: FORM });
    await visitor.ask('POST', `/api/widget/${path}`, filledIn(form, uuid()));
    await ana.unsend(id, form);
  },
  'an agent offers answers and takes them back': async ({ ana, id }) => {
    const offer = { id: uuid(), body: 'Which?', choices: ['Green', 'Black'] };
    await ana.ask('POST', `/api/agent/conversations/${id}/messages`, offer);
    await ana.unsend(id, offer.id);
  },
  'an agent merges it into another one': (scene) => merged(scene),
  'an agent merges it into another one, and separates it': async (scene) => {
    const kept = await merged(scene);
    await scene.ana.ask('DELETE', `/api/agent/conversations/${kept}/merges/${scene.id}`);
  },
  'an agent merges a snoozed one into another one, and separates it': async (scene) => {
    await scene.ana.updateTriage(scene.id, { status: 'snoozed', snoozedUntil: null });
    const kept = await merged(scene);
    await scene.ana.ask('DELETE', `/api/agent/conversations/${kept}/merges/${scene.id}`);
  },
  'an agent merges it into another one, and that one into a third one, and separates those': async (
    scene,
  ) => {
    const kept = await merged(scene);
    const third = await merged({ ...scene, id: kept });
    await scene.ana.ask('DELETE', `/api/agent/conversations/${third}/merges/${kept}`);
  },
  'an agent merges another one into it': async ({ visitor, ana, id }) => {
    await ana.answer(id, 'Hello');
    const other = await visitor.start();
    await visitor.send(other, 'Me again');
    await ana.ask('POST', `/api/agent/conversations/${id}/merges`, { conversationId: other });
  },
  'an agent merges another one into it, and separates it': async ({ visitor, ana, id }) => {
    await ana.answer(id, 'Hello');
    const other = await visitor.start();
    await visitor.send(other, 'Me again');
    await ana.ask('POST', `/api/agent/conversations/${id}/merges`, { conversationId: other });
    await ana.ask('DELETE', `/api/agent/conversations/${id}/merges/${other}`);
  },
  'an agent takes a note back': async ({ ana, id }) => {
    const { body } = await ana.note(id, 'Hm');
    await ana.unsend(id, body.message.id);
  },
  'a rule offers it, and the agent declines': async (scene) => {
    await offered(scene);
    await scene.ana.ask('DELETE', `/api/agent/conversations/${scene.id}/offer`);
  },
  'a rule offers it, and the agent takes it': async (scene) => {
    await offered(scene);
    await scene.ana.claim(scene.id);
  },
  'a rule offers it, and the visitor ends the chat': async (scene) => {
    await offered(scene);
    await scene.visitor.ask('POST', `/api/widget/conversations/${scene.id}/closure`);
  },
  'a note between two answers': async ({ ana, ben, id }) => {
    await ana.answer(id, 'One');
    await ben.note(id, 'Two');
    await ana.answer(id, 'Three');
  },
};

/** Into a new one of the same visitor, whose id it returns. */
async function merged({ visitor, ana, id }: Scene): Promise<string> {
  const kept = await visitor.start();
  const answer = await ana.ask('POST', `/api/agent/conversations/${kept}/merges`, { conversationId: id });
  expect(answer.status).toBe(200);
  return kept;
}

async function byMail({ server, id }: Scene, from: string): Promise<void> {
  const mail = aMail({ to: await replyAddress(server, id), from });
  expect(await server.services.incomingMail.receive(mail, NO_ENVELOPE)).toMatchObject({ created: true });
}

/** The visitor came back and met a bot, which has this conversation and gets no other. */
async function withBot(scene: Scene): Promise<{ bot: TestBot; id: string }> {
  const { server, visitor, ana, id } = scene;
  await ana.resolve(id);
  const bot = await addBot(server.url, ana);
  await visitor.send(id, 'Where is my order?');
  await bot.change({ sites: [] });
  expect((await ana.read(id)).body.conversation.state.bot).toEqual({ id: bot.id, name: 'Pip' });
  return { bot, id };
}

/** In a team of Ana alone, whose conversations are offered. */
async function offered({ server, visitor, ana, id }: Scene): Promise<void> {
  await visitor.send(id, 'Is anybody there?');
  const team = 'aaaaaaaa-0000-4000-8000-000000000003';
  await ana.ask('PUT', `/api/agent/teams/${team}`, {
    name: 'In turn',
    memberIds: [ana.id],
    routing: { mode: 'round_robin', cap: 100, acceptSeconds: 600, sticky: false },
  });
  await ana.ask('PUT', '/api/agent/availability', {});
  await ana.updateTriage(id, { teamId: team });
  await server.services.runInTransaction((tx) => giveConversation(tx, id));
  const { body } = await ana.read(id);
  expect(body.conversation.state.triage?.offer?.agent).toEqual({ id: ana.id, name: 'Ana' });
}
