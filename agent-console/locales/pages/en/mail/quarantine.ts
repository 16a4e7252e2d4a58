import type { QuarantineReason } from '../../../../../server/contract/schemas/mail-api.ts';

/** Sentences about mail that came in and became no message. */
export const quarantine = {
  lead: (address: string) =>
    `E-mails to ${address} that weren’t added to a conversation. Kept for 30 days, without attachments.`,
  off: 'No mailbox is read. Set MAIL_REPLY_TO and one of IMAP_URL, INCOMING_SMTP_PORT or INCOMING_MAIL_SECRET.',
  none: 'No quarantined e-mail.',
  noSubject: '(no subject)',
  files: (count: number) => (count === 1 ? '1 attachment, not kept' : `${count} attachments, not kept`),
  add: 'Add to conversation',
  open: 'Open conversation',
  delete: 'Delete',
  deleteSure: 'Delete permanently?',
  reasons: {
    auto_reply: 'Automatic reply',
    list: 'Newsletter or mailing list',
    calendar: 'Calendar invitation',
    system: 'System e-mail',
    own_mail: 'From our own address',
    unknown_conversation: 'No matching conversation',
    unknown_report: 'Delivery report for an unknown e-mail',
    blocked: 'The visitor is blocked',
    too_many: 'Too many e-mails in an hour',
    empty: 'No text and no files',
    too_large: 'Larger than 25 MB',
    too_many_parts: 'Too many parts',
    too_deep: 'Nested too deeply',
    headers_too_large: 'Headers too large',
    broken: 'Unreadable',
  } satisfies Record<QuarantineReason, string> as Record<QuarantineReason, string>,
};
