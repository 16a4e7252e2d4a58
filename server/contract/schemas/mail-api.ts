import { Type } from 'typebox';
import { Id, Nullable, Time } from './basics.ts';

/** Why a mail that came in became no message. */
export const QUARANTINE_REASONS = [
  'auto_reply',
  'list',
  'calendar',
  'system',
  'own_mail',
  'unknown_conversation',
  'unknown_report',
  'blocked',
  'too_many',
  'empty',
  'too_large',
  'too_many_parts',
  'too_deep',
  'headers_too_large',
  'broken',
] as const;

export const QuarantineReason = Type.Enum(QUARANTINE_REASONS, {
  description:
    'Nobody wrote it: `auto_reply`, `list` (newsletters, too), `calendar`, `system`, `own_mail` (it came from our own address). Nothing of ours is named: `unknown_conversation`, `unknown_report`. Not taken: `blocked`, `too_many` in a short time, `empty`. Not read: `too_large`, `too_many_parts`, `too_deep`, `headers_too_large`, `broken`.',
});
export type QuarantineReason = Type.Static<typeof QuarantineReason>;

/** A mail that became no message. Its files are not kept. */
export const QuarantinedMail = Type.Object(
  {
    id: Id,
    at: Time,
    reason: QuarantineReason,
    from: Nullable(
      Type.Object({ name: Type.String(), address: Type.String() }, { additionalProperties: false }),
    ),
    subject: Type.String(),
    body: Type.String({ description: 'The beginning of what it says.' }),
    files: Type.Integer({ minimum: 0, description: 'How many files it had.' }),
    sizeBytes: Type.Integer({ minimum: 0 }),
    conversationId: Nullable(Type.String({ description: 'The conversation it names, where there is one.' })),
  },
  { additionalProperties: false },
);
export type QuarantinedMail = Type.Static<typeof QuarantinedMail>;

export const QuarantineList = Type.Object(
  {
    mails: Type.Array(QuarantinedMail, { description: 'The newest first.' }),
    address: Nullable(Type.String({ description: 'The mailbox that is read; null: none is.' })),
  },
  { additionalProperties: false },
);
export type QuarantineList = Type.Static<typeof QuarantineList>;
