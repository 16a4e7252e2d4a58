import { Type } from 'typebox';
import { QuarantineReason } from '../../schemas/mail-api.ts';
import type { Routes } from '../route.ts';

const strict = { additionalProperties: false } as const;

/** What became of a mail. Whoever posted it may forget it. */
export const ReceivedMail = Type.Union([
  Type.Object({ outcome: Type.Literal('message') }, strict),
  Type.Object({ outcome: Type.Literal('quarantined'), reason: QuarantineReason }, strict),
  Type.Object({ outcome: Type.Literal('noted') }, strict),
]);
export type ReceivedMail = Type.Static<typeof ReceivedMail>;

/** For mail servers and providers that hand mail on. */
export const incomingMail = {
  receive: {
    method: 'POST',
    path: '/api/mail/incoming',
    who: 'signature',
    answer: ReceivedMail,
    errors: ['sign_in_required', 'not_found'],
    summary: 'Receive a mail',
    description:
      'The body is the mail as it came (`message/rfc822`), signed with `INCOMING_MAIL_SECRET`: `Frontdesk-Signature: sha256=<HMAC-SHA-256 of the body, in hexadecimal>`. 200 `message`: it is, or was already, part of its conversation; `quarantined`: it became no message, and admins see why; `noted`: it was a report. Any other answer: post it again later, except 401 and 413. 404 without the secret.',
    example: { answer: { outcome: 'message' } },
  },
} as const satisfies Routes;
