import { Type } from 'typebox';
import { FileRules } from '../files/file-rules.ts';
import { ResumedPush } from '../notices/push-api.ts';
import { Id, Nullable, Seq, Time } from './basics.ts';
import { Quote } from './conversations.ts';
import { AgentSummary } from './people.ts';

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
    mails: Type.Array(QuarantinedMail, { description: 'The newest first, at most 200.' }),
    address: Nullable(Type.String({ description: 'The mailbox that is read; null: none is.' })),
  },
  { additionalProperties: false },
);
export type QuarantineList = Type.Static<typeof QuarantineList>;

const strict = { additionalProperties: false } as const;

/** What a mail is about. */
export const MailKind = Type.Union(
  [
    Type.Literal('missed'),
    Type.Literal('received'),
    Type.Literal('transcript'),
    Type.Literal('test'),
    Type.Literal('invite'),
    Type.Literal('reset'),
    Type.Literal('new_device'),
    Type.Literal('unanswered'),
    Type.Literal('notices'),
    Type.Literal('weekly'),
  ],
  {
    description:
      'To visitors: answers they have not seen, "we got your message", a transcript. To agents: a test, an invitation, a link for a new password, a sign-in from a new device, what they have missed, a visitor whom nobody has answered, the report of the week.',
  },
);
export type MailKind = Type.Static<typeof MailKind>;

/** What became of a mail. */
export const MailState = Type.Union(
  [
    Type.Literal('queued'),
    Type.Literal('sent'),
    Type.Literal('failed'),
    Type.Literal('bounced'),
    Type.Literal('complained'),
    Type.Literal('declined'),
    Type.Literal('opened'),
    Type.Literal('answered'),
  ],
  {
    description:
      '`sent`: a mail server has taken it. `failed`: none would. `bounced`: it came back. `complained`: its receiver called it spam. `declined`: not sent, because the visitor has turned such mails off. `opened`: its link was opened. `answered`: by mail, or by its link; of a reminder to an agent, in whatever way they answered the visitor.',
  },
);
export type MailState = Type.Static<typeof MailState>;

/** What agents see of a mail of a conversation. */
export const ConversationMail = Type.Object(
  {
    id: Type.String({ maxLength: 40 }),
    kind: MailKind,
    to: Type.String(),
    state: MailState,
    reason: Nullable(Type.String({ description: 'What a mail server said, where it said something.' })),
    answers: Type.Optional(
      Type.Object(
        { from: Seq, to: Seq },
        { ...strict, description: 'The first and the last event whose answers it brings, of unseen ones.' },
      ),
    ),
    reminder: Type.Optional(
      Type.Object(
        { step: Seq, agent: AgentSummary },
        {
          ...strict,
          description: 'Whom it reminds that nobody has answered, and the event of the step that did.',
        },
      ),
    ),
  },
  strict,
);
export type ConversationMail = Type.Static<typeof ConversationMail>;

/** To whom a transcript is sent. */
export const MailTranscript = Type.Object(
  { to: Type.String({ minLength: 3, maxLength: 254, description: 'An e-mail address.' }) },
  strict,
);

/** A mail in the list of admins. */
export const ListedMail = Type.Object(
  {
    ...ConversationMail.properties,
    conversationId: Nullable(Id),
    createdAt: Time,
    sentAt: Nullable(Time),
    nextTryAt: Nullable(Time),
    tries: Type.Integer(),
  },
  strict,
);
export type ListedMail = Type.Static<typeof ListedMail>;

/** A message, as the page of a link in a mail shows it. */
export const ResumedMessage = Type.Object(
  {
    id: Id,
    seq: Seq,
    at: Time,
    mine: Type.Boolean({ description: 'The visitor wrote it.' }),
    author: Type.String(),
    body: Type.String(),
    deleted: Type.Boolean(),
    replyTo: Type.Optional(Quote),
    files: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Type.String(),
          sizeBytes: Type.Integer(),
          picture: Type.Boolean(),
          deleted: Type.Optional(
            Type.String({ description: 'The site keeps it no longer: what is said in its place.' }),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type ResumedMessage = Type.Static<typeof ResumedMessage>;

/** One conversation, opened by a link in a mail, with what its page says in the visitor's language. */
export const ResumedConversation = Type.Object(
  {
    site: Type.Object(
      {
        name: Type.String(),
        color: Type.String(),
        logo: Nullable(Type.String({ description: 'The address of the picture, from the server on.' })),
      },
      strict,
    ),
    language: Type.Object(
      { tag: Type.String(), direction: Type.Union([Type.Literal('ltr'), Type.Literal('rtl')]) },
      strict,
    ),
    texts: Type.Object(
      {
        write: Type.String(),
        send: Type.String(),
        notSent: Type.String(),
        you: Type.String(),
        deleted: Type.String(),
        attach: Type.String(),
        uploading: Type.String(),
        removeFile: Type.String(),
        fileTooLarge: Type.String(),
        fileKindRefused: Type.String(),
        uploadFailed: Type.String(),
        unreachable: Type.String(),
      },
      strict,
    ),
    seq: Type.Integer({ description: 'How far this is: `after` of the next request.' }),
    files: Nullable(
      Type.Object(
        { bytes: Type.Integer(), perMessage: Type.Integer(), kinds: FileRules.properties.kinds },
        { ...strict, description: 'What may be sent; null where the site takes no files.' },
      ),
    ),
    push: Type.Optional(ResumedPush),
    messages: Type.Array(ResumedMessage, { description: 'The newest, in order.' }),
  },
  strict,
);
export type ResumedConversation = Type.Static<typeof ResumedConversation>;

export const SendResumed = Type.Object(
  {
    id: { ...Id, description: 'Minted by the page. The same id again finds the same message again.' },
    body: Type.String(),
    attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 10, uniqueItems: true })),
  },
  strict,
);

/** Waits until there is more than that, for at most 25 seconds. */
export const ResumedQuery = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) }, strict);

/** A picture may be asked for in a small size. */
export const ResumedFileQuery = Type.Object({ small: Type.Optional(Type.Literal('1')) }, strict);

/** An address that gets no mail any more. */
export const SuppressedAddress = Type.Object(
  {
    address: Type.String(),
    state: Type.Union([Type.Literal('bounced'), Type.Literal('complained')]),
    reason: Nullable(Type.String({ description: 'What the mail server said.' })),
    at: Time,
  },
  strict,
);
export type SuppressedAddress = Type.Static<typeof SuppressedAddress>;

/** How mail is set up, and the newest mails. */
export const MailOverview = Type.Object(
  {
    setup: Nullable(
      Type.Object(
        {
          from: Type.String(),
          replyTo: Nullable(Type.String({ description: 'Null: answers are not read.' })),
          server: Nullable(
            Type.String({ description: 'Null: the demo shows mails in place of sending them.' }),
          ),
        },
        strict,
      ),
    ),
    mails: Type.Array(ListedMail, { description: 'The newest first.' }),
    suppressed: Type.Array(SuppressedAddress, { description: 'The newest first, at most 200.' }),
  },
  strict,
);
export type MailOverview = Type.Static<typeof MailOverview>;

/** What a mail server said to a mail that was sent to try it. */
export const MailTest = Type.Object(
  { accepted: Type.Boolean(), to: Type.String(), answer: Type.String() },
  strict,
);
export type MailTest = Type.Static<typeof MailTest>;

const DnsFinding = Type.Object(
  {
    state: Type.Union([Type.Literal('found'), Type.Literal('missing'), Type.Literal('unknown')]),
    record: Nullable(Type.String()),
  },
  strict,
);
export type DnsFinding = Type.Static<typeof DnsFinding>;

/** What DNS says of the domain that mail comes from. */
export const MailDnsReport = Type.Object(
  { domain: Type.String(), spf: DnsFinding, dkim: DnsFinding, dmarc: DnsFinding },
  strict,
);
export type MailDnsReport = Type.Static<typeof MailDnsReport>;
