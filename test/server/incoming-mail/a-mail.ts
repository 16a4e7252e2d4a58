import { expect } from 'vitest';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { mailThreadFor } from '../../../server/mail/mail-threads.ts';
import { type TestAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';

/** Settings of a server that receives mail; nothing is sent, because nobody listens there. */
export const MAIL_ENV = {
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Shop support <support@shop.example>',
  MAIL_REPLY_TO: 'support@shop.example',
};
export const NO_ENVELOPE = { from: null, to: [] };

export type MailParts = {
  from?: string;
  to?: string;
  subject?: string;
  id?: string;
  headers?: readonly string[];
  body?: string;
};

/** The bytes of a mail of Ada's; plain text unless the headers say otherwise. */
export function aMail({
  from = 'Ada <ada@customer.example>',
  to = 'support@shop.example',
  subject = 'Re: Your order',
  id = `<${uuid()}@mail.customer.example>`,
  headers = ['Content-Type: text/plain; charset=utf-8'],
  body = 'The blue one, please.',
}: MailParts): Buffer {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    ...headers,
    '',
    body,
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** A mail of two parts: text, and a file. */
export function withFile(
  name: string,
  content: Buffer,
  text = 'See the file.',
): Pick<MailParts, 'headers' | 'body'> {
  const parts = [
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ];
  return {
    headers: ['Content-Type: multipart/mixed; boundary=b'],
    body: `--b\r\n${parts.join('\r\n')}\r\n--b--\r\n`,
  };
}

/** Under which address somebody answers to a conversation. */
export async function replyAddress(
  { services }: TestServer,
  conversationId: string,
  address = 'ada@customer.example',
): Promise<string> {
  const { token } = await services.runInTransaction((tx) => mailThreadFor(tx, conversationId, address));
  return `support+${token}@shop.example`;
}

/** What agents see of a conversation. */
export async function messagesOf(agent: TestAgent, conversationId: string): Promise<Message[]> {
  const { status, body } = await agent.read(conversationId);
  expect(status).toBe(200);
  return body.conversation.messages;
}
