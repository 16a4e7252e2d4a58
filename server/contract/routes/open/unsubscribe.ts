import { Type } from 'typebox';
import type { Routes } from '../route.ts';

const params = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** Declining mails, by the link that stands in them (RFC 8058). */
export const unsubscribe = {
  show: {
    method: 'GET',
    path: '/mail/unsubscribe/:token',
    who: 'signature',
    params,
    content: 'text/html',
    errors: ['not_found'],
    summary: 'Show how mails of notices are declined',
    description:
      'A page with a button. It changes nothing: programs that check mails open the links in them.',
  },
  decline: {
    method: 'POST',
    path: '/mail/unsubscribe/:token',
    who: 'signature',
    params,
    content: 'text/html',
    errors: ['not_found'],
    summary: 'Decline mails of notices',
    description:
      'With the button of that page, or with one click in a program for mail (`List-Unsubscribe-Post`, RFC 8058). The body is not looked at. Again changes nothing.',
  },
} as const satisfies Routes;
