import type { Generated } from 'kysely';

/** What can be found, and the views that agents have saved. */
export type SearchTables = {
  search_entries: SearchEntriesTable;
  search_backlog: SearchBacklogTable;
  people_backlog: PeopleBacklogTable;
  views: ViewsTable;
};

/**
 * What can be found. Its words are in its column `terms`: a tsvector on Postgres; text on SQLite, where triggers keep the
 * FTS5 index `search_terms` the same.
 */
type SearchEntriesTable = { id: Generated<number>; conversation_id: string; seq: number };

/** Messages and visitors that are still to be indexed, under the ids that their entries will have. */
type SearchBacklogTable = { id: number; conversation_id: string; seq: number };

type PeopleBacklogTable = { id: number; visitor_id: string };

type ViewsTable = {
  id: string;
  agent_id: string;
  name: string;
  /** JSON of `Filter`. */
  filter: string;
  created_at: number;
  /** 1: every agent sees it. */
  shared: Generated<number>;
  folder: Generated<string | null>;
};
