import type { ColumnType, Generated } from 'kysely';
import type { NullableColumn } from './nullable-column.ts';

/** What reports count: computed from the event log, and kept when a visitor is erased. */
export type ReportTables = {
  conversation_facts: ConversationFactsTable;
  moment_facts: MomentFactsTable;
  moment_facets: MomentFacetsTable;
  figures_state: FiguresStateTable;
  site_hours: SiteHoursTable;
  moment_days: MomentDaysTable;
};

/** How far a conversation was looked through. */
type ConversationFactsTable = {
  /** Of one whose visitor was erased, an id that says nothing. */
  conversation_id: string;
  site_id: string;
  /** Of the visitor, when the conversation was first looked at, as `knownLanguage` has it; before that was so, what the browser said. */
  language: string | null;
  /** The last event that is counted. */
  seq: number;
  /** Messages that were taken back up to this event were never counted. */
  settled_seq: number;
  /** JSON of `FoldState`: what is needed to go on; null: the visitor was erased. */
  state: string | null;
  /** Up to which event, and by which `FOLD_VERSION`; where it is less than `seq`, a version before has counted on. */
  fold_seq: ColumnType<number, number | undefined, number>;
  fold_version: ColumnType<number, number | undefined, number>;
};

/** Something that happened and is counted; `contract/reports/moment-definitions.ts` says what each kind is. */
type MomentFactsTable = {
  conversation_id: string;
  /** The event with which it happened. */
  seq: number;
  kind: string;
  at: number;
  facet_id: number;
  /** The event since which somebody waited for it. */
  from_seq: number | null;
  from_at: number | null;
  /** How long they waited, altogether and within business hours. */
  wall_ms: number | null;
  open_ms: number | null;
  /** Of messages, how many; of a rating, its score; of what was missed, 0 once it was answered in time; else 1. */
  amount: number;
};

/** Under what moments are counted: each combination that there has been. */
type MomentFacetsTable = {
  id: Generated<number>;
  /** SHA-256 of the rest. */
  digest: string;
  site_id: string;
  team_id: string | null;
  /** JSON array, in the order of the ids. */
  label_ids: string;
  language: string | null;
  channel: string;
  author_kind: string;
  author_id: string | null;
  /** What the visitor chose as what it is about, in the words of the site. */
  topic: NullableColumn<string>;
};

/** One row: up to which position in the order of changes (`conversation_changes`) conversations were looked through: `position` by the version
 * before, `fold_position` by this one. */
type FiguresStateTable = {
  id: number;
  position: number;
  fold_position: ColumnType<number, number | undefined, number>;
};

/** JSON `Hours` of a site since a time, until the next row; null: always open. */
type SiteHoursTable = { site_id: string; since: number; hours: string | null };

/** What was counted in a day of UTC, packed (`reports/days/packed-day.ts`). */
type MomentDaysTable = {
  /** Its number since 1970. */
  day: number;
  /** Grows with every change. */
  version: number;
  /** As versions before pack it. */
  packed: Uint8Array | null;
  /** The version of which the columns below are; null: none are packed. Another one: a node of the version before changed something. */
  columns_version: NullableColumn<number>;
  /** What happened when, and how long somebody waited for it: altogether and within business hours. */
  kinds: NullableColumn<Uint8Array>;
  walls: NullableColumn<Uint8Array>;
  opens: NullableColumn<Uint8Array>;
};
