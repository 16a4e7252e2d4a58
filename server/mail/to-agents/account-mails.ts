import type { OutgoingMailRow } from '../../database/tables.ts';
import { dateTimeText } from '../format-time.ts';
import { type MailPart, mailHtml, mailText } from '../layout.ts';
import { fillIn } from '../mail-texts.ts';
import type { MailContent, MailDeps, Prepared } from '../prepared-mail.ts';
import type { AccountTexts } from './account-texts.ts';
import { agentLayout } from './agent-layout.ts';
import { agentTexts } from './agent-texts.ts';

/** What is kept of a mail to an agent until it is made. The secret of a link follows from the mail's id. */
export type AccountPayload = {
  /** Of who gets it. */
  name: string;
  /** Who invited them. */
  by?: string;
  /** Until when the link works, or when they signed in. */
  at?: number;
  browser?: string;
  network?: string;
};

/** A test, an invitation, a link for a new password, or word of a sign-in. */
export function prepareAccountMail(
  mail: Pick<OutgoingMailRow, 'id' | 'kind' | 'locale' | 'payload' | 'created_at'>,
  deps: MailDeps,
): Prepared {
  const payload: AccountPayload = JSON.parse(mail.payload);
  // Browsers say `*` where they have no preference.
  const { tag, account: texts } = agentTexts(mail.locale);
  const values = {
    name: payload.name,
    by: payload.by ?? '',
    date: dateTimeText(payload.at ?? mail.created_at, tag, null),
    browser: payload.browser ?? '',
    network: payload.network ?? '',
  };
  const link = `${deps.publicUrl}/console/join#token=${deps.tokens('account', mail.id)}`;
  switch (mail.kind) {
    case 'test':
      return send(texts.test.subject, [texts.test.lead]);
    case 'invite':
      return linked(texts.invite);
    case 'reset':
      return linked(texts.reset);
    case 'new_device': {
      const { subject, lead, facts, hint } = texts.newDevice;
      return send(subject, [lead, facts, hint]);
    }
    default:
      return { kind: 'refuse', reason: `Nothing is known of mails of the kind "${mail.kind}".` };
  }

  function linked({ subject, lead, open, until }: AccountTexts['invite']): Prepared {
    return send(
      subject,
      [lead],
      [
        { kind: 'button', label: open, url: link },
        { kind: 'text', text: fillIn(until, { date: `${values.date} UTC` }) },
      ],
    );
  }

  function send(subject: string, leads: readonly string[], more: readonly MailPart[] = []): Prepared {
    const layout = agentLayout(tag, [
      { kind: 'text', text: fillIn(texts.greeting, values) },
      ...leads.map((lead) => ({ kind: 'text', text: fillIn(lead, values) }) as const),
      ...more,
      { kind: 'small', text: fillIn(texts.automatic, { url: deps.publicUrl }) },
    ]);
    const content: MailContent = {
      subject: fillIn(subject, values),
      text: mailText(layout),
      html: mailHtml(layout),
      attachments: [],
    };
    return { kind: 'send', content };
  }
}
