import type { MailTest } from '../../contract/schemas/mail-api.ts';
import { isMailAddress, newMailId } from '../addresses.ts';
import type { MailTransport } from '../mail-message.ts';
import { messageIdOf, oneLine } from '../outgoing-mails.ts';
import type { MailDeps } from '../prepared-mail.ts';
import { prepareAccountMail } from './account-mails.ts';

/** Sends a mail at once, to see what the mail server says. Never throws: what goes wrong is the answer. */
export async function sendTestMail(
  transport: MailTransport,
  deps: MailDeps,
  { to, name, locale, now }: { to: string; name: string; locale: string; now: number },
): Promise<MailTest> {
  const refused = (answer: string): MailTest => ({ accepted: false, to, answer: oneLine(answer) });
  if (!isMailAddress(to)) return refused('Your account’s e-mail address is none that mail can be sent to.');
  const id = newMailId();
  const row = { id, kind: 'test', locale, payload: JSON.stringify({ name }), created_at: now };
  const prepared = prepareAccountMail(row, deps);
  if (prepared.kind !== 'send') return refused('The mail could not be made.');
  const { from } = deps.config;
  try {
    const answer = await transport.send({
      ...prepared.content,
      from,
      to,
      replyTo: null,
      envelopeFrom: from.address,
      messageId: messageIdOf(id, undefined, from.address),
      references: null,
      unsubscribeUrl: null,
    });
    return { accepted: true, to, answer: oneLine(answer) };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}
