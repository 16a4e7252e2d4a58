import type { ColumnType } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** Agents, how they prove who they are, and what is written down of them. */
export type AccountTables = {
  agents: AgentsTable;
  sessions: SessionsTable;
  recovery_codes: RecoveryCodesTable;
  account_links: AccountLinksTable;
  guesses: GuessesTable;
  api_keys: ApiKeysTable;
  services: ServicesTable;
  audit_log: AuditLogTable;
  avatars: AvatarsTable;
  agent_preferences: AgentPreferencesTable;
  agent_duty: AgentAvailabilityTable;
};

type AgentsTable = {
  id: string;
  email: string;
  name: string;
  role: 'agent' | 'admin';
  password_hash: string;
  /** 1: made by a demo start; refused in production. */
  demo: number;
  deactivated_at: number | null;
  created_at: number;
  /** The secret of the second factor, base32. It counts from `totp_since` on; before, it waits to be confirmed. */
  totp_secret: ColumnType<string | null, string | null | undefined, string | null>;
  totp_since: ColumnType<number | null, number | null | undefined, number | null>;
  /** The time step of the last code that was taken: no code is taken twice. */
  totp_step: ColumnType<number, number | undefined, number>;
  /** When an admin deleted them; their row stays, under a name that says nothing. */
  deleted_at: NullableColumn<number>;
  /** The last conversation, and event of it, in which that name has replaced theirs; null: nothing is left to do. */
  forgotten_to: NullableColumn<string>;
};

type SessionsTable = {
  token_hash: string;
  /** Under which it is listed and ended. */
  id: string;
  agent_id: string;
  created_at: number;
  expires_at: number;
  user_agent: string | null;
  network: string | null;
  seen_at: number;
  /** When the agent last proved who they are. */
  confirmed_at: number;
};

/** What an agent may give once in place of a code of the second factor. */
type RecoveryCodesTable = { agent_id: string; code_hash: string };

/** Links with which somebody joins, or sets a new password; used once. */
type AccountLinksTable = {
  token_hash: string;
  id: string;
  kind: 'invite' | 'reset';
  /** Whose password is reset; null for an invite. */
  agent_id: string | null;
  email: string;
  name: string;
  role: 'agent' | 'admin';
  /** The admin who made it; null for one from before this was kept. */
  made_by: string | null;
  created_at: number;
  expires_at: number;
};

/** How often somebody guessed, until when it counts. */
type GuessesTable = { name: string; count: number; until: number };

/** `scopes` is JSON; `used_at` is rough. `service_id`: for whom the key speaks; null: its maker, `agent_id`. */
type ApiKeysTable = {
  id: string;
  token_hash: string;
  hint: string;
  name: string;
  scopes: string;
  agent_id: string;
  created_at: number;
  expires_at: number | null;
  used_at: number | null;
  service_id: NullableColumn<string>;
};

/** Authors with a name and without sign-in, for which programs ask. */
type ServicesTable = { id: string; name: string; deleted_at: number | null; created_at: number };

type AuditLogTable = {
  id: string;
  at: number;
  action: string;
  actor_id: string | null;
  actor_name: string;
  /** The name of the API key with which a program did it; null where nobody's did, and of before this was kept. */
  by_key: string | null;
  subject: string;
  network: string | null;
};

/** The picture of an agent or a bot; `id` is the random part of its address, another one with every picture. */
type AvatarsTable = { owner_id: string; id: string; store_key: string; created_at: number };

/** `preferences`: JSON of `Preferences`. */
type AgentPreferencesTable = { agent_id: string; preferences: string };

/** What an agent has chosen, and whether they are there. Without a row: on duty, and never seen. */
type AgentAvailabilityTable = {
  agent_id: string;
  state: ColumnType<'on' | 'busy' | 'away', 'on' | 'busy' | 'away' | undefined, 'on' | 'busy' | 'away'>;
  /** 1 while the engine has a connection of theirs. */
  here: ColumnType<number, number | undefined, number>;
  /** Since when the last connection is gone; null while there is one, or where there never was. */
  gone_since: NullableColumn<number>;
  /** When a console last said that it is there without the engine. */
  beat_at: ColumnType<number, number | undefined, number>;
  /** When they were last given a conversation: who waits longest comes first. */
  last_given_at: ColumnType<number, number | undefined, number>;
  /** How many conversations at once; null: as the site or team says. */
  cap: NullableColumn<number>;
};
