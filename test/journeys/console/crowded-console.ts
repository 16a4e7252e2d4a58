import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import type { Services } from '../../../server/services.ts';
import { livePast } from '../../support/past.ts';
import { newVisitor, signedInAgent, type TestAgent, uuid } from '../../support/people.ts';

/** 60 characters with a space, as a person with four names has; and without any, as a machine's name has. */
export const LONG_NAME = 'Wilhelmina Alexandra Konstantinopolskaya-Featherstonehaugh I';
export const UNBROKEN = 'x'.repeat(60);
const LONG_EMAIL = 'wilhelmina.konstantinopolskaya-featherstonehaugh@customers.tidewater-tea.example';
export const LONG_MESSAGE =
  `${'The parcel with the number 00340434161094015902 has not arrived. '.repeat(62)}`.slice(0, 4_000);
const CHINESE = '您好，我想问一下上周订购的明前龙井什么时候发货？订单号是二〇二六一一二八。';

export type CrowdedConsole = {
  ana: TestAgent;
  ben: TestAgent;
  longId: string;
  mentionedId: string;
  /** With a card and a form, as long as they may be. */
  cardsId: string;
  roomId: string;
  /** Who wrote the long conversation. */
  visitorId: string;
  /** A snoozed one with a merged one in it, and a third one of the same visitor that could be merged. */
  keptId: string;
  mergedId: string;
  toMergeId: string;
};

/** A console with as much in it as rules allow: long names, many views and labels, long messages, mentions, two rooms. */
export async function crowd(server: { url: string; services: Services }): Promise<CrowdedConsole> {
  const [ana, ben] = await Promise.all([signedInAgent(server.url, 'Ana'), signedInAgent(server.url, 'Ben')]);
  const teamIds = [uuid(), uuid()];
  const labelIds = Array.from({ length: 9 }, uuid);
  await put(ana, `/api/agent/teams/${teamIds[0]}`, {
    name: 'Orders, shipping, returns and everything about customs duty'.slice(0, 60),
    memberIds: [ana.id, ben.id],
  });
  await put(ana, `/api/agent/teams/${teamIds[1]}`, { name: 'W'.repeat(60), memberIds: [ana.id] });
  for (const [index, id] of labelIds.entries())
    await put(ana, `/api/agent/labels/${id}`, {
      name: `${index} Orders & shipping to islands and mountains far away`,
      color: '#aa3300',
    });
  for (let index = 0; index < 12; index += 1)
    await put(ana, `/api/agent/views/${uuid()}`, {
      name: `View ${index} of urgent conversations of the last seven days`,
      filter: { match: 'all', rules: [{ field: 'priority', op: 'is', values: ['3'] }] },
    });
  await put(ana, `/api/agent/canned-replies/${uuid()}`, { name: 'W'.repeat(60), body: LONG_MESSAGE });
  const roomId = uuid();
  await put(ana, `/api/agent/rooms/${roomId}`, {
    name: 'Room of all who work at weekends and in the holiday season',
  });

  const ids: string[] = [];
  const visitorIds: string[] = [];
  for (const body of [LONG_MESSAGE, CHINESE, 'y'.repeat(500), 'Short', 'Hello', 'And one to be snoozed']) {
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    const lines = body === 'Hello' ? 12 : 2;
    for (let line = 0; line < lines; line += 1) await visitor.send(id, body);
    ids.push(id);
    visitorIds.push(visitor.id);
  }
  // What is counted already, whenever the reports are opened.
  await livePast(server, [
    { startedAt: Date.now() - 86_400_000, question: LONG_MESSAGE, replyAfterMinutes: 12, agent: 'Ben' },
  ]);
  const [longId = '', mentionedId = '', , openId = '', , snoozedId = ''] = ids;
  const [keptId, mergedId, toMergeId] = await mergedOnes(server.url, ana);
  await addContact(ana);
  await nameEverybody(server.services);
  await ana.note(longId, LONG_MESSAGE);
  await ben.note(mentionedId, `@${LONG_NAME} please look: ${LONG_MESSAGE.slice(0, 1_000)}`);
  await ben.note(roomId, LONG_MESSAGE);
  for (const id of ids)
    await ana.updateTriage(id, { addLabelIds: labelIds, teamId: teamIds[0] ?? null, priority: 3 });
  await ben.claim(openId);
  await ben.answer(openId, LONG_MESSAGE);
  await sendCards(ben, openId);
  await ana.updateTriage(snoozedId, { status: 'snoozed', snoozedUntil: Date.now() + 86_400_000 });
  const merging = { keptId, mergedId, toMergeId };
  return {
    ana,
    ben,
    longId,
    mentionedId,
    cardsId: openId,
    roomId,
    visitorId: visitorIds[0] ?? '',
    ...merging,
  };
}

/** Somebody for whom no browser speaks: another contact can be merged into them. A search finds the name. */
async function addContact(agent: TestAgent): Promise<void> {
  const { body } = await agent.ask<Sites>('GET', '/api/agent/sites');
  const contact = { id: uuid(), siteId: body.sites[0]?.id, name: LONG_NAME, email: LONG_EMAIL };
  const made = await agent.ask('POST', '/api/agent/contacts', contact);
  if (made.status >= 400) throw new Error(`A contact was refused: ${JSON.stringify(made.body)}`);
}

/** Three conversations of one visitor: one that is snoozed, one that was merged into it, one on its own. */
async function mergedOnes(url: string, ana: TestAgent): Promise<[string, string, string]> {
  const visitor = await newVisitor(url);
  const ids: [string, string, string] = [await visitor.start(), await visitor.start(), await visitor.start()];
  for (const id of ids) await visitor.send(id, LONG_MESSAGE);
  const [keptId, conversationId] = ids;
  const merged = await ana.ask('POST', `/api/agent/conversations/${keptId}/merges`, { conversationId });
  if (merged.status >= 400) throw new Error(`A merge was refused: ${JSON.stringify(merged.body)}`);
  await ana.updateTriage(keptId, { status: 'snoozed', snoozedUntil: Date.now() + 86_400_000 });
  return ids;
}

async function sendCards(agent: TestAgent, id: string): Promise<void> {
  const words = { title: 'W'.repeat(120), text: LONG_MESSAGE.slice(0, 1_000) };
  const links = [
    { label: 'W'.repeat(80), url: `https://shop.example/${'w'.repeat(900)}` },
    { label: 'Everything that we have of this tea, in tins, bags and chests', url: 'https://shop.example/' },
  ];
  const choices = ['W'.repeat(80), 'Small and light, for travelling'];
  const fields = [
    { id: 'size', kind: 'choice', label: 'W'.repeat(200), required: true, choices },
    { id: 'agreed', kind: 'consent', label: LONG_MESSAGE.slice(0, 200).trim(), required: true },
  ];
  for (const parts of [{ card: { ...words, links } }, { form: { ...words, fields } }]) {
    const body = { id: uuid(), body: '', ...parts };
    const sent = await agent.ask('POST', `/api/agent/conversations/${id}/messages`, body);
    if (sent.status >= 400) throw new Error(`A card was refused: ${JSON.stringify(sent.body)}`);
  }
}

/** Two more people who wait, of whom nobody has passed on anything yet. */
export async function twoMore(server: { url: string; services: Services }): Promise<void> {
  for (const body of [LONG_MESSAGE, 'y'.repeat(500)]) {
    const visitor = await newVisitor(server.url);
    await visitor.send(await visitor.start(), body);
  }
  await nameEverybody(server.services);
}

/** Names as long as they may be; visitors' come from signed identities, which would take a server of their own here. */
async function nameEverybody({ database }: Services): Promise<void> {
  await database.write(async (db) => {
    await db.updateTable('agents').set({ name: LONG_NAME }).where('name', '=', 'Ana').execute();
    await db.updateTable('agents').set({ name: UNBROKEN }).where('name', '=', 'Ben').execute();
    await db.updateTable('visitors').set({ name: LONG_NAME, email: LONG_EMAIL }).execute();
    await db
      .updateTable('sites')
      .set({ name: 'The shop for tea, coffee, cocoa and all that is drunk hot' })
      .execute();
  });
}

async function put(agent: TestAgent, path: string, body: unknown): Promise<void> {
  const answer = await agent.ask('PUT', path, body);
  if (answer.status >= 400) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
}
