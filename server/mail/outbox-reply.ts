import nodemailer from 'nodemailer';
import type { OutboxMail } from './outbox.ts';

/**
 * What a mail program sends when somebody answers a mail of the outbox: a real MIME message, with what it answers quoted.
 * @param words as they were typed
 */
export async function replyMessage(mail: OutboxMail, words: string): Promise<Buffer> {
  const quoted = mail.text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const when = new Date(mail.sentAt).toUTCString();
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail({
    from: mail.to,
    to: mail.replyTo ?? mail.from.address,
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: [mail.references, mail.messageId].filter((one) => one !== null).join(' '),
    text: `${words}\n\nOn ${when}, ${mail.from.name} <${mail.from.address}> wrote:\n${quoted}\n`,
  });
  if (!Buffer.isBuffer(message)) throw new Error('The reply was not composed in one piece.');
  return message;
}
