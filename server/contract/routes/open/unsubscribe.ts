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
    summary: 'Show how mails are declined',
    description:
      'A page with a button, about an agent’s mails of what they missed or of the week, or a visitor’s of missed replies. It changes nothing: programs that check mails open the links in them.',
  },
  decline: {
    method: 'POST',
    path: '/mail/unsubscribe/:token',
    who: 'signature',
    params,
    content: 'text/html',
    errors: ['not_found'],
    summary: 'Decline mails',
    description:
      'With the button of that page, or with one click in a program for mail (`List-Unsubscribe-Post`, RFC 8058). The body is not looked at. Again changes nothing.',
  },
  accept: {
    method: 'POST',
    path: '/mail/subscribe/:token',
    who: 'signature',
    params,
    content: 'text/html',
    errors: ['not_found'],
    summary: 'Want declined mails again',
    description: 'With the button of the page that says they are off, and the same token.',
  },
} as const satisfies Routes;
