import type { ColumnType } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Visitors, and what is known of them. */
export type VisitorTables = {
  visitors: VisitorsTable;
  visitor_tokens: VisitorTokensTable;
  visitor_trail: VisitorActivityTable;
  visitor_notes: VisitorNotesTable;
  blocks: BlocksTable;
  contact_merges: ContactMergesTable;
  contact_segments: ContactSegmentsTable;
  erased_people: ErasedPeopleTable;
};

/** Who was erased, as a keyed hash (`privacy/erased-people.ts`). */
type ErasedPeopleTable = { name_hash: string; erased_at: number };

/** Filters of contacts with names. `filter`: JSON of `ContactFilter`. */
type ContactSegmentsTable = {
  id: string;
  name: string;
  filter: string;
  deleted_at: number | null;
  created_at: number;
};

type VisitorsTable = {
  id: string;
  site_id: string;
  token_hash: string;
  name: string | null;
  email: string | null;
  verified: number;
  language: string | null;
  time_zone: string | null;
  user_agent: string | null;
  page_url: string | null;
  page_title: string | null;
  /** 1 while the visitor has the chat connected, kept by presence webhooks and reconciliation. */
  here: number;
  /** When `here` last changed, as the engine tells time: an older report never overrides a newer one. */
  here_at: number;
  created_at: number;
  seen_at: number;
  /** Verified visitors: who they are at the site, the `sub` of what it signed. One visitor per site and id. */
  external_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** Verified visitors: JSON object of what the site signed besides. */
  signed_attributes: ColumnType<string | null, string | null | undefined, string | null>;
  /** JSON object of what the page said of its visitor; nobody has proved it. */
  attributes: ColumnType<string | null, string | null | undefined, string | null>;
  /** From where they last wrote, for blocking; told to nobody but themselves. */
  network: ColumnType<string | null, string | null | undefined, string | null>;
  /** JSON array of `FormAnswer`: what the visitor answered before a chat, last. */
  answers: NullableColumn<string>;
  /** JSON array of `{version, at}`: what the visitor agreed to. */
  consents: NullableColumn<string>;
  /** 1: a program made them, and no browser has a token of theirs. */
  by_api: NullableColumn<number>;
  /** The e-mail address that the site has signed; `email` may be somebody else's word. */
  signed_email: NullableColumn<string>;
  /** Who is meant since they were merged. */
  merged_into: NullableColumn<string>;
};

/** The tokens of verified visitors, one per browser. Others have theirs in their own row. */
type VisitorTokensTable = { token_hash: string; visitor_id: string; created_at: number; expires_at: number };

/** Pages a visitor looked at (`name` null) and what they did there; `data` is a JSON object. */
type VisitorActivityTable = {
  id: string;
  visitor_id: string;
  at: number;
  name: string | null;
  page_url: string;
  page_title: string;
  data: string | null;
};

/** The note that agents share about a visitor. */
type VisitorNotesTable = {
  visitor_id: string;
  body: string;
  /** Counts up from 1: whoever writes says over which one. */
  version: number;
  agent_name: string;
  written_at: number;
};

/** Merges of contacts that can still be undone; `record` is JSON of `contacts/merge-record.ts`. */
type ContactMergesTable = { merged_id: string; kept_id: string; at: number; record: string };

/** Somebody, or some network, from whom nothing is taken any more; one of the two is set. */
type BlocksTable = {
  id: string;
  visitor_id: string | null;
  network: string | null;
  reason: string;
  agent_name: string;
  created_at: number;
};
