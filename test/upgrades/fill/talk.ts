import sharp from 'sharp';
import type { Ask } from '../../support/people.ts';
import { asVisitor, idOf, SHOP, SITE_KEY } from './person.ts';

type Words = { id?: string; files?: readonly string[]; choices?: readonly string[] };
type Sent = { message: { id: string; seq: number } };

const PICTURE = { width: 24, height: 16, channels: 3, background: '#0e7c66' } as const;
const RECEIPT = 'One teapot, 32.00 EUR. Paid. Thank you.\n';

/** A visitor of this name who has come to the shop, and their conversation. */
export function visitorIn(url: string, name: string) {
  const ask = asVisitor(url, name);
  const id = idOf(`conversation of ${name}`);
  const at = `/api/widget/conversations/${id}`;
  return {
    id,
    ask,
    come: () =>
      ask('POST', '/api/widget/visitors', {
        id: idOf(name),
        siteKey: SITE_KEY,
        language: 'en-GB',
        timeZone: 'Europe/London',
        page: { url: `${SHOP}/tea`, title: 'Tea' },
      }),
    start: (form?: object) =>
      ask('POST', '/api/widget/conversations', {
        id,
        page: { url: `${SHOP}/teapots`, title: 'Teapots' },
        ...(form === undefined ? {} : { form }),
      }),
    say: (body: string, words: Words = {}) => send(ask, `${at}/messages`, body, words),
    attach: (file: string) => upload(ask, at, file),
    read: (upTo: number) => ask('PUT', `${at}/read`, { upTo }),
  };
}

/** What an agent does in the conversation of the visitor of this name, or in a room. */
export function agentIn(ask: Ask, id: string) {
  const at = `/api/agent/conversations/${id}`;
  return {
    claim: () => ask('PUT', `${at}/assignment`),
    resolve: () => ask('POST', `${at}/closure`),
    sort: (change: object) => ask('PATCH', at, change),
    answer: (body: string, words: Words = {}) => send(ask, `${at}/messages`, body, words),
    note: (body: string) => send(ask, `${at}/notes`, body, {}),
    attach: (file: string) => upload(ask, at, file),
    edit: (message: string, body: string) => ask('PATCH', `${at}/messages/${idOf(message)}`, { body }),
    unsend: (message: string) => ask('DELETE', `${at}/messages/${idOf(message)}`),
    async readAll() {
      const { body } = await ask<{ conversation: { state: { seq: number } } }>('GET', at);
      await ask('PUT', `${at}/read`, { upTo: body.conversation.state.seq });
    },
    markUnread: () => ask('DELETE', `${at}/read`),
  };
}

/** @param words `id` and `files` are names, see {@link idOf} */
async function send(ask: Ask, path: string, body: string, words: Words): Promise<Sent> {
  const { id = `${path} ${body}`, files = [], choices } = words;
  const reply = await ask<Sent>('POST', path, {
    id: idOf(id),
    body,
    ...(files.length === 0 ? {} : { attachmentIds: files.map((file) => idOf(`${path} ${file}`)) }),
    ...(choices === undefined ? {} : { choices }),
  });
  return reply.body;
}

/** Uploads a small picture, or the text of a receipt, to be sent as `files: [file]`. */
async function upload(ask: Ask, at: string, file: string): Promise<void> {
  const bytes = file.endsWith('.png') ? await sharp({ create: PICTURE }).png().toBuffer() : RECEIPT;
  const form = new FormData();
  form.append('file', new Blob([bytes]), file);
  await ask('POST', `${at}/attachments?id=${idOf(`${at}/messages ${file}`)}`, form);
}
