import type { Facts } from '../contract/schemas/activity.ts';

/** Somebody who wrote to the team, as an export names them. Times are milliseconds since 1970. */
export type ImportedContact = {
  /** Of the export: what other records name this person by. */
  id: string;
  name: string | null;
  email: string | null;
  /** Who they are at the site, where the other product was told: the `sub` that the site signs leads to them. */
  externalId: string | null;
  language: string | null;
  timeZone: string | null;
  attributes: Facts;
  createdAt: number | null;
  seenAt: number | null;
};

/** Somebody of the team, as an export names them. */
export type ImportedAgent = { id: string; name: string; email: string | null };

export type ImportedFile = { name: string; url: string | null };

/** `other`: somebody who was copied in, and is neither the contact nor of the team. */
export type ImportedAuthor =
  | { kind: 'visitor' }
  | { kind: 'agent'; id: string; name: string | null; email: string | null }
  | { kind: 'bot'; name: string }
  | { kind: 'other'; name: string; email: string };

export type ImportedMessage = {
  id: string;
  at: number;
  kind: 'text' | 'note';
  author: ImportedAuthor;
  body: string;
  files: readonly ImportedFile[];
};

export type ImportedConversation = {
  id: string;
  subject: string | null;
  contact: ImportedContact;
  startedAt: number;
  /** Whether it was still to be dealt with there. */
  open: boolean;
  labels: readonly string[];
  messages: readonly ImportedMessage[];
  /** What is not in the export though it was said. */
  missing: number;
};

/** One thing of an export. */
export type ImportRecord =
  | { kind: 'contact'; contact: ImportedContact }
  | { kind: 'agent'; agent: ImportedAgent }
  | { kind: 'conversation'; conversation: ImportedConversation }
  | { kind: 'canned_reply'; id: string; name: string; body: string }
  | { kind: 'label'; name: string; color: string | null }
  | { kind: 'left_out'; id: string; reason: LeftOut };

/** Why something of an export is not here. */
export const LEFT_OUT = {
  not_json: 'The line is no JSON.',
  too_long: 'The line is longer than 32 MB.',
  unknown: 'It is nothing that this format has.',
  deleted: 'It was deleted there.',
  no_contact: 'It names nobody who wrote it.',
  no_messages: 'Nothing was said in it that could be kept.',
  no_words: 'It says nothing, or was deleted here.',
  messages_missing: 'The export itself lacks messages of it; the rest is imported.',
  too_many_messages: 'It has more than 10,000 messages; the first ones are imported.',
  no_label: 'It would be one of more than 200 new labels, has no name, or was deleted here.',
  file: 'Files stay where they are; the message names them. With --files they come along.',
  file_missing: 'It is not in the folder of --files; the message names it.',
  file_ambiguous:
    'Several files of the conversation have this name. Save them by address, or in a folder for each message; the message names it.',
  file_unfit: 'It is empty, damaged, larger than 20 MB or the 21st of its message, which names it.',
  erased: 'This person was erased here, and is not brought back.',
  bad_email: 'It is no e-mail address; the contact is imported without.',
} as const;
export type LeftOut = keyof typeof LEFT_OUT;

/** What an export is read with. */
export type Known = {
  /** Who of the team was named so far, by their id in the export. */
  agent(id: string): ImportedAgent | undefined;
  /** Whether anybody of the team was named: whoever was not is none of it then. */
  hasTeam(): boolean;
};

/** How the exports of another product are read. */
export type ImportFormat = {
  /** As it is typed. */
  name: 'chatwoot' | 'intercom' | 'crisp' | 'zendesk';
  /** As it is called. */
  title: string;
  /** What a JSON object of the export stands for; none where it is nothing that is known. Answers of the API with a list in them are taken apart before. */
  read(value: Json, known: Known): ImportRecord[];
};

/** A JSON object of an export: nothing in it is sure to be there. */
export type Json = { readonly [name: string]: unknown };
