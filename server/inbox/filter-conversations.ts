import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import { Value } from 'typebox/value';
import { ApiError } from '../common/api-error.ts';
import { Filter, type FilterRule } from '../contract/schemas/find-api.ts';
import type { Database } from '../database/database.ts';
import { LOWER_ON_SQLITE } from '../database/sqlite-driver.ts';
import type { AgentRow, Tables } from '../database/tables.ts';
import { isAbsent } from '../presence/availability.ts';
import { isRelativeDay } from './relative-days.ts';

type Builder = ExpressionBuilder<Tables, 'conversations' | 'visitors'>;
type Condition = ExpressionWrapper<Tables, 'conversations' | 'visitors', SqlBool>;

type Asking = {
  agent: AgentRow;
  dialect: Database['dialect'];
  /** In ms since 1970. */
  now: number;
};
/** A filter as SQL; null: all pass. */
export type FilterCondition = ((eb: Builder) => Condition) | null;

/** In which a visitor waits for a person: a bot answers by itself. */
const NEEDS_REPLY = ['waiting', 'open', 'snoozed'] as const;

/** A filter as a condition on conversations joined with their visitors. Its days are times (`atThisTime`). */
export function conditionOf(filter: Filter | null, asking: Asking): FilterCondition {
  if (filter === null) return null;
  return (eb) => {
    const conditions = filter.rules.map((rule) => {
      const found = ruleCondition(eb, rule, asking);
      return rule.op === 'not' ? eb.not(found) : found;
    });
    if (conditions.length === 0) return eb.and([]);
    return filter.match === 'all' ? eb.and(conditions) : eb.or(conditions);
  };
}

/**
 * Checks a filter before it is kept, so that a view that was saved can be read.
 * @throws ApiError `bad_request`
 */
export function checkFilter(filter: Filter): void {
  for (const rule of filter.rules) {
    const times = rule.field === 'started' || rule.field === 'active';
    const fits =
      rule.op === 'contains'
        ? isWritten(rule.field)
        : rule.op === 'after' || rule.op === 'before'
          ? times && rule.values.every(isTime)
          : !times && !isWritten(rule.field);
    if (!fits)
      throw new ApiError(
        'bad_request',
        `In the filter, "${rule.field}" cannot be asked for with "${rule.op}".`,
      );
    if (rule.field === 'priority' && !rule.values.every((value) => /^[0-3]$/.test(value)))
      throw new ApiError('bad_request', 'In the filter, "priority" is a number from 0 to 3.');
  }
}

/** Milliseconds since 1970, or a day that is counted from today. */
function isTime(value: string): boolean {
  return /^\d{1,15}$/.test(value) || isRelativeDay(value);
}

/**
 * Whether an index leads to what may pass: what is not resolved, of which there is little however much there is. Whatever else
 * the filter asks for is asked of that alone.
 */
export function isOfUnresolved({ match, rules }: Filter): boolean {
  if (match === 'any' && rules.length > 1) return false;
  const isSomebodys = rules.some(
    ({ field, op, values }) =>
      (field === 'assignee' || field === 'team') &&
      op === 'is' &&
      !values.some((value) => value === 'nobody' || value === 'none'),
  );
  return rules.some(({ field, op, values }) => {
    // No index says what a status is not: it is asked of what a team or an agent has.
    if (field === 'status')
      return op === 'is' ? !values.includes('resolved') : isSomebodys && values.includes('resolved');
    return (field === 'needs-reply' || field === 'unattended') && op === 'is' && values[0] === 'yes';
  });
}

/** Whether a field is compared with a part of what is written there. */
function isWritten(field: FilterRule['field']): boolean {
  return field === 'page' || field === 'visitor';
}

/**
 * Reads a filter that was asked for.
 * @throws ApiError `bad_request` where it is none
 */
export function parseFilter(json: string): Filter {
  let filter: unknown;
  try {
    filter = JSON.parse(json);
  } catch {
    throw new ApiError('bad_request', 'In the query, "filter" is no JSON.');
  }
  if (!Value.Check(Filter, filter))
    throw new ApiError('bad_request', 'In the query, "filter" is not a filter as views have it.');
  checkFilter(filter);
  return filter;
}

function ruleCondition(
  eb: Builder,
  { field, op, values }: FilterRule,
  { agent, dialect, now }: Asking,
): Condition {
  const first = values[0] ?? '';
  switch (field) {
    case 'status':
      return eb('conversations.status', 'in', values as never);
    case 'assignee':
      return oneOf(eb, 'conversations.assignee_id', values, { none: 'nobody', me: agent.id });
    case 'team':
      return oneOf(eb, 'conversations.team_id', values, { none: 'none', me: '' });
    case 'label':
      return eb.exists(
        eb
          .selectFrom('conversation_labels')
          .select('label_id')
          .whereRef('conversation_labels.conversation_id', '=', 'conversations.id')
          .where('label_id', 'in', values),
      );
    case 'priority':
      return eb('conversations.priority', 'in', values.map(Number));
    case 'site':
      return eb('conversations.site_id', 'in', values);
    case 'needs-reply': {
      const needs = eb.and([
        eb('conversations.awaiting_reply_since', 'is not', null),
        eb('conversations.status', 'in', NEEDS_REPLY),
      ]);
      return first === 'yes' ? needs : eb.not(needs);
    }
    case 'unattended': {
      const left = eb.and([
        eb('conversations.awaiting_reply_since', 'is not', null),
        eb('conversations.status', '=', 'open'),
        eb.exists(
          eb
            .selectFrom('agents')
            .leftJoin('agent_duty', 'agent_duty.agent_id', 'agents.id')
            .select('agents.id')
            .whereRef('agents.id', '=', 'conversations.assignee_id')
            .where(isAbsent(now)),
        ),
      ]);
      return first === 'yes' ? left : eb.not(left);
    }
    case 'verified':
      return eb('visitors.verified', '=', first === 'yes' ? 1 : 0);
    case 'language':
      return eb.or(
        values.map((value) =>
          eb.or([
            eb('visitors.language', '=', value),
            eb('visitors.language', 'like', `${value.replaceAll(/[%_\\]/g, '')}-%`),
          ]),
        ),
      );
    case 'page':
      return contains(eb, dialect, first, ['conversations.page_url', 'conversations.page_title']);
    case 'visitor':
      return contains(eb, dialect, first, ['visitors.name', 'visitors.email']);
    case 'file': {
      const some = eb.exists(
        eb
          .selectFrom('attachments')
          .select('attachments.id')
          .whereRef('attachments.conversation_id', '=', 'conversations.id'),
      );
      // A file may have been uploaded and not sent: what counts is what messages have. Few conversations come so far.
      const sent = eb.exists(
        eb
          .selectFrom('messages')
          .select('messages.seq')
          .whereRef('messages.conversation_id', '=', 'conversations.id')
          .where('messages.attachments', '!=', '[]'),
      );
      const both = eb.and([some, sent]);
      return first === 'yes' ? both : eb.not(both);
    }
    case 'started':
      return eb('conversations.started_at', op === 'after' ? '>=' : '<', Number(first));
    case 'active':
      return eb('conversations.active_at', op === 'after' ? '>=' : '<', Number(first));
  }
}

function contains(
  eb: Builder,
  dialect: Database['dialect'],
  part: string,
  columns: readonly string[],
): Condition {
  const needle = `%${part.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  // SQLite's own `lower` knows the letters from A to Z alone.
  const lower = sql.raw(dialect === 'sqlite' ? LOWER_ON_SQLITE : 'lower');
  return eb.or(
    columns.map(
      (column) => sql<SqlBool>`${lower}(coalesce(${sql.ref(column)}, '')) like ${needle} escape '\\'`,
    ),
  ) as Condition;
}

function oneOf(
  eb: Builder,
  column: 'conversations.assignee_id' | 'conversations.team_id',
  values: string[],
  { none, me }: { none: string; me: string },
): Condition {
  const ids = values.filter((value) => value !== none).map((value) => (value === 'me' ? me : value));
  return eb.or([
    ...(ids.length > 0 ? [eb.and([eb(column, 'is not', null), eb(column, 'in', ids)])] : []),
    ...(values.includes(none) ? [eb(column, 'is', null)] : []),
  ]);
}
