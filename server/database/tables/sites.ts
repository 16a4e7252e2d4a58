import type { NullableColumn } from './nullable-column.ts';

/** Sites, and what admins set up for the team. */
export type SiteTables = {
  sites: SitesTable;
  identity_keys: IdentityKeysTable;
  site_sightings: SiteSightingsTable;
  teams: TeamsTable;
  team_members: TeamMembersTable;
  labels: LabelsTable;
  canned_replies: CannedRepliesTable;
  own_replies: OwnRepliesTable;
  reply_uses: ReplyUsesTable;
  reply_files: ReplyFilesTable;
};

type SitesTable = {
  id: string;
  site_key: string;
  name: string;
  greeting: string;
  color: string;
  /** JSON array of origins; empty: any. */
  allowed_origins: string;
  created_at: number;
  /** JSON, the sections of `SiteSettings` that an admin has set. */
  settings: NullableColumn<string>;
  /** The site's picture in the file store. */
  logo_key: NullableColumn<string>;
  /** JSON `SiteState`: what visitors who are here were told last. */
  announced: NullableColumn<string>;
  /** The usual time between two conversations that are taken from the queue, smoothed. */
  pace_ms: NullableColumn<number>;
  /** When the last one was taken. */
  taken_at: NullableColumn<number>;
  /** How long a first answer usually takes; null: not enough is known. */
  usual_reply: NullableColumn<'minutes' | 'hour' | 'hours' | 'day'>;
  /** When an admin deleted it; the row goes once nothing of the site is left. */
  deleted_at: NullableColumn<number>;
};

/** With these a site signs who its visitors are; at most two each, so that one can be replaced without a pause. */
type IdentityKeysTable = { id: string; site_id: string; secret: string; created_at: number };

/** On which websites the chat of a site was opened, and when last; a few of the newest. */
type SiteSightingsTable = { site_id: string; origin: string; seen_at: number };

type TeamsTable = {
  id: string;
  name: string;
  deleted_at: number | null;
  created_at: number;
  /** JSON `RoutingRule`; null: as the site says. */
  fairness: NullableColumn<string>;
};

type TeamMembersTable = { team_id: string; agent_id: string };

type LabelsTable = { id: string; name: string; color: string; deleted_at: number | null; created_at: number };

type CannedRepliesTable = {
  id: string;
  name: string;
  body: string;
  deleted_at: number | null;
  created_at: number;
  /** Under which name it is listed with others; null: under none. */
  folder: NullableColumn<string>;
};

/** Canned replies that one agent alone sees. */
type OwnRepliesTable = {
  id: string;
  agent_id: string;
  name: string;
  body: string;
  folder: string | null;
  created_at: number;
};

/** Files of canned replies, shared or an agent's own. */
type ReplyFilesTable = {
  /** Minted by the console. */
  id: string;
  reply_id: string;
  uploaded_by: string;
  /** 1: the reply was saved with it. 0: it was uploaded and nothing more. */
  saved: number;
  /** Where it stands among the reply's files. */
  position: number;
  name: string;
  media_type: string;
  size_bytes: number;
  /** Pictures only. */
  width: number | null;
  height: number | null;
  /** What was received, so that the same id with another content is noticed. */
  sha256: string;
  content_key: string;
  thumbnail_key: string | null;
  created_at: number;
};

/** How often a canned reply, shared or not, was used on a day, counted from 1970 (UTC). */
type ReplyUsesTable = { reply_id: string; day: number; uses: number };
