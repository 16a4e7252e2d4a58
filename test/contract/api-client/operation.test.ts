import { expect, it } from 'vitest';
import type { ApiRequest, Connection } from '../../../server/contract/api-client/connection.ts';
import { bind, operation } from '../../../server/contract/api-client/operation.ts';
import { pages } from '../../../server/contract/api-client/pages.ts';

function listening() {
  const sent: ApiRequest[] = [];
  const connection: Connection = {
    send: async (request) => {
      sent.push(request);
      return 'answer';
    },
  };
  return { connection, sent };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const send = operation<[id: string, body: { id?: string; body: string }], string>({
  method: 'POST',
  path: '/conversations/:id/messages',
  body: true,
  mints: 'body',
});
const upload = operation<[id: string, file: Blob, query?: { id?: string }], string>({
  method: 'POST',
  path: '/conversations/:id/files',
  file: true,
  query: true,
  mints: 'query',
});
const edit = operation<[id: string, messageId: string, body: object], string>({
  method: 'PATCH',
  path: '/conversations/:id/messages/:messageId',
  body: true,
});

it('puts each argument where it belongs', async () => {
  const { connection, sent } = listening();
  expect(await edit(connection, 'a/b', 'c', { body: 'new' })).toBe('answer');
  expect(sent[0]).toMatchObject({
    method: 'PATCH',
    path: '/conversations/a%2Fb/messages/c',
    body: { body: 'new' },
    repeatable: false,
  });
});

it('mints an id where none was given, and keeps one that was', async () => {
  const { connection, sent } = listening();
  await send(connection, 'a', { body: 'hello' });
  await send(connection, 'a', { id: 'mine', body: 'hello' });
  expect(sent[0]).toMatchObject({
    body: { id: expect.stringMatching(UUID), body: 'hello' },
    repeatable: true,
  });
  expect(sent[1]).toMatchObject({ body: { id: 'mine' } });
});

it('sends a file as a form, under an id of its own', async () => {
  const { connection, sent } = listening();
  await upload(connection, 'a', new Blob(['abc']));
  expect(sent[0]?.query).toEqual({ id: expect.stringMatching(UUID) });
  const form = sent[0]?.body;
  expect(form instanceof FormData && form.get('file')).toHaveProperty('size', 3);
});

it('refuses an address with an empty name, which would be another one', () => {
  const { connection } = listening();
  expect(() => edit(connection, '', 'c', {})).toThrow('needs a text for each name');
});

it('binds operations to a connection', async () => {
  const { connection, sent } = listening();
  const messages = bind(connection, { send, edit });
  await messages.edit('a', 'b', {});
  expect(sent).toHaveLength(1);
});

it('reads page after page until there is no next', async () => {
  const asked: (string | undefined)[] = [];
  const ask = async (cursor: string | undefined) => {
    asked.push(cursor);
    return { next: asked.length < 3 ? `after ${asked.length}` : null, found: [asked.length] };
  };
  const found: number[] = [];
  for await (const page of pages(ask)) found.push(...page.found);
  expect(found).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, 'after 1', 'after 2']);
});
