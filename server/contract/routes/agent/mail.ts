import { Type } from 'typebox';
import { MailDnsReport, MailOverview, MailTest } from '../../schemas/mail-api.ts';
import { AT } from '../examples.ts';
import type { Routes } from '../route.ts';

const MAIL_ID = 'k2x7qv5m3a6bzt4nw2p5y7c3de';
const params = Type.Object({ mailId: Type.String({ pattern: '^[a-z2-7]{26}$' }) });

/** Mail that goes out. */
export const mail = {
  read: {
    method: 'GET',
    path: '/api/agent/mail',
    who: 'admin',
    key: 'mail',
    answer: MailOverview,
    summary: 'Read how mail is set up, and the newest mails',
    description:
      'The newest 100, with what became of them, and the addresses that get no mail any more, because mail to them came back for good or was called spam. `setup` is null where no mail goes out (`SMTP_URL`).',
    example: {
      answer: {
        setup: { from: 'Shop support <support@shop.example>', replyTo: null, server: 'smtp.shop.example' },
        mails: [
          {
            id: MAIL_ID,
            kind: 'missed',
            to: 'ada@example.com',
            state: 'sent',
            reason: '250 2.0.0 Ok: queued',
            conversationId: null,
            createdAt: AT,
            sentAt: AT,
            nextTryAt: null,
            tries: 1,
          },
        ],
        suppressed: [
          { address: 'eve@example.com', state: 'bounced', reason: '550 5.1.1 No such user', at: AT },
        ],
      },
    },
  },
  test: {
    method: 'POST',
    path: '/api/agent/mail/test',
    who: 'admin',
    key: 'mail',
    person: true,
    answer: MailTest,
    creates: 'always',
    summary: 'Send a mail to yourself',
    description: 'At once and not through the queue, so that the answer of the mail server can be shown.',
    example: { answer: { accepted: true, to: 'ana@shop.example', answer: '250 2.0.0 Ok: queued' } },
  },
  dns: {
    method: 'GET',
    path: '/api/agent/mail/dns',
    who: 'admin',
    key: 'mail',
    query: Type.Object({
      selector: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$' })),
    }),
    answer: MailDnsReport,
    summary: 'Look up what DNS says of the sender’s domain',
    description:
      'SPF, DMARC and, with the selector that the mail provider names, DKIM. `unknown`: no resolver answered within five seconds.',
    example: {
      answer: {
        domain: 'shop.example',
        spf: { state: 'found', record: 'v=spf1 include:_spf.example.com -all' },
        dkim: { state: 'unknown', record: null },
        dmarc: { state: 'missing', record: null },
      },
    },
  },
  retry: {
    method: 'POST',
    path: '/api/agent/mail/:mailId/retry',
    who: 'admin',
    key: 'mail',
    params,
    errors: ['not_found'],
    summary: 'Send a mail again that failed, or waits',
    description:
      'Under the same Message-ID, and also to an address that is suppressed, which it is no more. `not_found` when there is none, or it went already.',
  },
  allow: {
    method: 'DELETE',
    path: '/api/agent/mail/suppressed/:address',
    who: 'admin',
    key: 'mail',
    params: Type.Object({ address: Type.String({ minLength: 3, maxLength: 254 }) }),
    errors: ['not_found'],
    summary: 'Let mail go to an address again',
    description:
      'To which mail came back for good, or where it was called spam. `not_found` when mail may go there.',
  },
} as const satisfies Routes;
