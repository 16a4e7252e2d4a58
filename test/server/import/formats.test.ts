import { join } from 'node:path';
import { expect, it } from 'vitest';
import { IMPORT_FORMATS } from '../../../server/import/formats.ts';
import { objectsIn } from '../../../server/import/read-lines.ts';
import type { ImportedAgent, ImportRecord } from '../../../server/import/records.ts';

/** What one of `exports/` stands for, as an import reads it: with the names of the team that came before. */
async function recordsOf(name: string): Promise<ImportRecord[]> {
  const format = IMPORT_FORMATS.find((one) => one.name === name);
  if (format === undefined) throw new Error(`There is no format ${name}.`);
  const agents = new Map<string, ImportedAgent>();
  const records: ImportRecord[] = [];
  for await (const found of objectsIn(join(import.meta.dirname, 'exports', `${name}.jsonl`))) {
    if ('wrong' in found) continue;
    const known = { agent: (id: string) => agents.get(id), hasTeam: () => agents.size > 0 };
    for (const record of format.read(found.value, known)) {
      if (record.kind === 'agent') agents.set(record.agent.id, record.agent);
      records.push(record);
    }
  }
  return records;
}

const conversationsIn = (records: readonly ImportRecord[]) =>
  records.flatMap((record) => (record.kind === 'conversation' ? [record.conversation] : []));
const said = (records: readonly ImportRecord[]) =>
  conversationsIn(records).map(({ messages }) =>
    messages.map(({ kind, author, body, files }) => [
      kind,
      author.kind,
      'name' in author ? author.name : null,
      body,
      ...files.map((file) => file.name),
    ]),
  );
const kindsIn = (records: readonly ImportRecord[]) => records.map(({ kind }) => kind).sort();

it('reads what Chatwoot’s API answers', async () => {
  const records = await recordsOf('chatwoot');
  expect(kindsIn(records)).toEqual([
    'agent',
    'canned_reply',
    'contact',
    'conversation',
    'conversation',
    'label',
    'label',
  ]);
  expect(said(records)).toEqual([
    [
      ['text', 'visitor', null, 'Where is my invoice for February?'],
      ['note', 'agent', 'Ana', 'He was charged twice, see CW-77.'],
      ['text', 'agent', 'Ana', 'Here it is. Sorry for the wait!', 'invoice february.pdf'],
      ['text', 'visitor', null, 'Thanks!'],
    ],
    [
      ['text', 'bot', 'Chatwoot', 'Give the team a way to reach you.'],
      ['text', 'visitor', null, 'Liefern Sie nach Österreich?'],
    ],
  ]);
  expect(records).toContainEqual({
    kind: 'contact',
    contact: {
      id: '201',
      name: 'Rui Tavares',
      email: 'rui.tavares@example.com',
      externalId: 'customer-42',
      language: null,
      timeZone: null,
      attributes: { phone: '+351911234567', plan: 'pro', seats: 5, city: 'Porto', country: 'Portugal' },
      createdAt: 1_700_000_000_000,
      seenAt: 1_709_114_400_000,
    },
  });
  expect(conversationsIn(records).map(({ id, open, labels }) => [id, open, labels])).toEqual([
    ['31', false, ['billing']],
    ['32', true, []],
  ]);
});

it('reads what Intercom’s API answers: text of its HTML, and no part that was taken back', async () => {
  const records = await recordsOf('intercom');
  expect(kindsIn(records)).toEqual(['agent', 'agent', 'canned_reply', 'contact', 'conversation', 'label']);
  expect(said(records)).toEqual([
    [
      ['text', 'visitor', null, 'Hi, has order 1187 left the warehouse?'],
      ['text', 'bot', 'Fin', 'One moment, I am a bot.'],
      ['note', 'agent', 'Hoang Tran', 'The carrier lost the label.'],
      [
        'text',
        'agent',
        'Hoang Tran',
        'It leaves today.\n\nSee the tracking (https://carrier.example/t/1187).',
        'label.png',
      ],
    ],
  ]);
  const [conversation] = conversationsIn(records);
  // Of eight parts, six are in the export: Intercom gives 500 at most.
  expect(conversation).toMatchObject({
    subject: 'Where is order 1187?',
    startedAt: 1_704_186_000_000,
    open: false,
    labels: ['Shipping'],
    missing: 2,
    contact: { id: '63a07ddf05a32042dffac965', name: 'Mei Lin', externalId: 'customer-77' },
  });
});

it('reads what Crisp’s API answers', async () => {
  const records = await recordsOf('crisp');
  expect(kindsIn(records)).toEqual(['agent', 'contact', 'conversation', 'conversation']);
  expect(said(records)).toEqual([
    [
      ['text', 'visitor', null, 'Posso restituire le scarpe?'],
      ['note', 'agent', 'Ana', 'Second return this month.'],
      ['text', 'agent', 'Ana', "Certo, ecco l'etichetta."],
      ['text', 'agent', 'Ana', '', 'etichetta.pdf'],
      ['text', 'visitor', null, 'Grazie mille'],
    ],
    [
      ['text', 'bot', 'Shop', 'Quel est votre pays ?'],
      ['text', 'visitor', null, 'France'],
    ],
  ]);
  const [known, unknown] = conversationsIn(records);
  // Somebody with an address is one contact in all conversations; somebody without is one of this conversation.
  expect(known?.contact).toMatchObject({ id: 'sofia.rossi@example.com', language: 'it' });
  expect(known).toMatchObject({ subject: 'Reso', labels: ['returns'], startedAt: 1_709_990_000_000 });
  expect(unknown?.contact).toMatchObject({ id: 'session_0e0f6f6c-1111-4222-8333-444455556666', email: null });
});

it('reads Zendesk’s full JSON export, with somebody who was copied in', async () => {
  const records = await recordsOf('zendesk');
  expect(kindsIn(records)).toEqual([
    'canned_reply',
    'contact',
    'conversation',
    'conversation',
    'left_out',
    'left_out',
  ]);
  expect(said(records)).toEqual([
    [
      ['text', 'visitor', null, 'I ordered 42 and got 44.', 'shoes.jpg'],
      ['note', 'agent', 'Ana Lima', 'Second time this week.'],
      ['text', 'agent', 'Ana Lima', 'Sorry! The right pair is on its way.'],
      ['text', 'other', 'Sam Becker', 'He is away, I can take the parcel.'],
    ],
    [['text', 'visitor', null, 'My voucher does not work.']],
  ]);
  expect(records).toContainEqual({ kind: 'left_out', id: '35437', reason: 'deleted' });
  expect(records).toContainEqual({ kind: 'left_out', id: '360002', reason: 'no_words' });
});

it.each(IMPORT_FORMATS)('finds nothing in what is no export of $title, and never fails on it', ({ read }) => {
  const known = { agent: () => undefined, hasTeam: () => false };
  expect(read({}, known)).toEqual([]);
  expect(read({ id: 1 }, known)).toEqual([]);
  for (const broken of [
    { type: 'conversation', id: null, source: 3, conversation_parts: [1], contacts: 'x', tags: null },
    { id: {}, messages: [null, 4, { created_at: {} }], meta: 'none', labels: { a: 1 } },
    { session_id: [], messages: [[], { timestamp: 'x', content: null }], meta: null },
    { id: true, comments: [{ created_at: 7 }, 'x'], requester: [], tags: [1, null] },
    { title: 1, actions: {}, short_code: [], color: 4, role: 2, email: {} },
  ])
    for (const record of read(broken, known)) expect(record.kind).toMatch(/./);
});
