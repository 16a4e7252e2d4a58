import type { Guard } from './guards.ts';

export const MAIL_GUARDS = {
  'a mail that is posted is signed': {
    file: 'server/routes/open/incoming-mail.ts',
    find: "!isSignedMail(body, signature, mail.secret ?? '')",
    put: 'false',
  },
  "a visitor's words come from the visitor's address": {
    file: 'server/incoming-mail/add-mail.ts',
    find: 'mail.from?.address !== thread.address',
    put: 'false',
  },
  'several senders are nobody': {
    file: 'server/incoming-mail/read-mail.ts',
    find: 'senders.length === 1',
    put: 'true',
  },
  'what a machine wrote is no message': {
    file: 'server/incoming-mail/read-mail.ts',
    find: 'return what === null',
    put: 'return OUT || what === null',
  },
  'our own mail is no message': {
    file: 'server/incoming-mail/receive-mail.ts',
    find: 'isOurs(mail.head)',
    put: 'false',
  },
  'mail is bounded by conversation and address': {
    file: 'server/incoming-mail/receive-mail.ts',
    find: 'isTooMuch(mail.head, thread)',
    put: 'false',
  },
  'the same mail is one message': {
    file: 'server/incoming-mail/receive-mail.ts',
    find: 'idFrom(thread.token, keyOf(mail.head, raw))',
    put: 'idFrom(thread.token, String(Math.random()))',
  },
  'a token is the whole of it': {
    file: 'server/mail/mail-threads.ts',
    find: ".where('token', '=', asked)",
    put: ".where('token', OUT ? 'like' : '=', OUT ? `${asked.slice(0, 8)}%` : asked)",
  },
} as const satisfies Record<string, Guard>;
