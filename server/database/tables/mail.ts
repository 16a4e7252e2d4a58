import type { Generated } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Mail that goes out, and mail that came in and became no message. */
export type MailTables = {
  resume_links: ResumeLinksTable;
  mail_threads: MailThreadsTable;
  mailed_notices: MailedNoticesTable;
  weekly_reports: WeeklyReportsTable;
  declined_mails: DeclinedMailsTable;
  outgoing_mails: OutgoingMailsTable;
  quarantined_mails: QuarantinedMailsTable;
  suppressed_addresses: SuppressedAddressesTable;
};

/** Under which token somebody answers to a conversation by mail. The address is in small letters. */
type MailThreadsTable = { token: string; conversation_id: string; address: string; created_at: number };

/** A mail that is to be sent, and what became of it. */
type OutgoingMailsTable = {
  /** Also names the mail in the address that refusals come back to. */
  id: string;
  /** One of `MailKind`. */
  kind: string;
  conversation_id: string | null;
  visitor_id: string | null;
  /** To whom it goes, where that is an agent. */
  agent_id: string | null;
  recipient: string;
  locale: string;
  /** JSON of what the mail is made of when it is sent. */
  payload: string;
  /** `<id.token@domain>`: the same at every try, so that a receiver keeps one of two. */
  message_id: string;
  state: 'queued' | 'sent' | 'failed' | 'bounced' | 'complained' | 'declined';
  /** Why it failed, or what the last try was answered. */
  reason: string | null;
  /** Not before this. While a node is at it, when its claim ends. */
  due_at: number;
  tries: Generated<number>;
  claimed_by: NullableColumn<string>;
  created_at: number;
  sent_at: NullableColumn<number>;
  /** When the last try to send it began. */
  begun_at: NullableColumn<number>;
  /** The first and the last message that it tells of. */
  from_seq: NullableColumn<number>;
  to_seq: NullableColumn<number>;
  /** When its link was first opened, and when it was first answered, by mail or by its link. */
  opened_at: NullableColumn<number>;
  answered_at: NullableColumn<number>;
};

/** When an agent who wants it gets the next report of the week; `time_zone`: in which it is Monday at eight then. */
type WeeklyReportsTable = { agent_id: string; due_at: number; time_zone: string };

/** A mail that came in and became no message, until an admin or time removes it. */
type QuarantinedMailsTable = {
  /** Made from the mail, so that the same mail again is the same row. */
  id: string;
  received_at: number;
  /** One of `QuarantineReason`. */
  reason: string;
  sender: string | null;
  sender_name: string;
  subject: string;
  /** The beginning of what it says. */
  body: string;
  /** How many files it had; they are not kept. */
  files: number;
  size_bytes: number;
  /** The conversation it names, where there is one. */
  conversation_id: string | null;
};

/** Links in mails that open one conversation for a while. */
type ResumeLinksTable = {
  token_hash: string;
  conversation_id: string;
  created_at: number;
  expires_at: number;
  /** The mail whose link it is; null for the link of a push. */
  mail_id: NullableColumn<string>;
};

/** Who wants no more mails about missed replies of a site: SHA-256 of the site and the address. */
type DeclinedMailsTable = { address_hash: string; declined_at: number };

/** Addresses, in small letters, that get no mail any more, until an admin allows it. */
type SuppressedAddressesTable = {
  address: string;
  state: 'bounced' | 'complained';
  reason: string | null;
  /** The mail that showed it. */
  mail_id: string | null;
  created_at: number;
};

/** What an agent is to be notified of by mail: an event's place in the log. */
type MailedNoticesTable = { agent_id: string; conversation_id: string; seq: number; created_at: number };
