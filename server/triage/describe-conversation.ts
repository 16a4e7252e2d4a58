import { type Actor, authorOf } from '../access/actor.ts';
import { changeFacts } from '../common/change-facts.ts';
import type { AttributeChange } from '../contract/schemas/activity.ts';
import type { ConversationAttributes } from '../contract/schemas/conversations.ts';
import type { DescribeConversation, Described } from '../contract/schemas/widget-api.ts';
import { appendEvent, lockConversation } from '../conversations/conversation-log.ts';
import { type StoredAttributes, storedAttributes } from '../conversations/stored-attributes.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { settingsOf } from '../sites/settings.ts';
import { siteOf } from '../sites/sites.ts';
import { changeTriage } from './change-triage.ts';

/** Of each conversation, from the page and from programs each. */
const MOST_ATTRIBUTES = 20;

/**
 * The page says something of its visitor's conversation: attributes, put over what it said before, and which labels it is to have.
 * Only labels that the site lets its pages set are; those that the page set before, and names no more, go. What agents and rules
 * have labelled is left alone, and what an agent took away comes back only when the page has named something else meanwhile. A resolved
 * conversation stays as it is.
 * @returns the names of labels that the site does not let its pages set
 * @throws ApiError `conversation_unknown`, `bad_request` with too many attributes
 */
export async function describeFromPage(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'visitor' }>,
  id: string,
  { attributes, labels }: DescribeConversation,
): Promise<Described> {
  let row = await lockConversation(tx, actor, id);
  if (row.status === 'resolved') return { refusedLabels: [] };
  if (attributes !== undefined) row = await describe(tx, actor, row, 'said', attributes);
  if (labels === undefined) return { refusedLabels: [] };
  const allowed = await allowedLabels(tx.db, row);
  const named = labels.map((name) => ({ name, id: allowed.get(keyOf(name)) }));
  const before = storedAttributes(row).labels;
  const now = [...new Set(named.flatMap(({ id }) => id ?? []))];
  const addLabelIds = now.filter((label) => !before.includes(label));
  const removeLabelIds = before.filter((label) => !now.includes(label));
  if (addLabelIds.length + removeLabelIds.length > 0) {
    await store(tx, row, { labels: now });
    await changeTriage(tx, actor, row, { addLabelIds, removeLabelIds });
  }
  return { refusedLabels: named.filter(({ id }) => id === undefined).map(({ name }) => name) };
}

/**
 * Puts attributes of a locked conversation over those there were. What is so already makes no event.
 * @param from who says so: the page, or an agent or a program
 * @throws ApiError `bad_request` with too many
 */
export async function describe(
  tx: Transaction,
  actor: Actor,
  row: ConversationRow,
  from: 'said' | 'given',
  change: AttributeChange,
): Promise<ConversationRow> {
  const before = storedAttributes(row);
  const after = changeFacts(before[from], change, 'A conversation', MOST_ATTRIBUTES);
  if (sorted(after) === sorted(before[from])) return row;
  const { said, given }: ConversationAttributes = { ...before, [from]: after };
  return appendEvent(
    tx,
    row,
    {
      type: 'conversation.described',
      data: { by: authorOf(actor), attributes: { said, given } },
      visible: false,
    },
    { attributes: JSON.stringify({ ...before, said, given }) },
  );
}

async function store(tx: Transaction, row: ConversationRow, part: Partial<StoredAttributes>): Promise<void> {
  await tx.db
    .updateTable('conversations')
    .set({ attributes: JSON.stringify({ ...storedAttributes(row), ...part }) })
    .where('id', '=', row.id)
    .execute();
}

/** The labels that pages of a site may set, by their names as {@link keyOf} writes them. */
async function allowedLabels(db: Db, row: Pick<ConversationRow, 'site_id'>): Promise<Map<string, string>> {
  const { pageLabels } = settingsOf(await siteOf(db, row));
  if (pageLabels.length === 0) return new Map();
  const rows = await db
    .selectFrom('labels')
    .select(['id', 'name'])
    .where('id', 'in', pageLabels)
    .where('deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, name }) => [keyOf(name), id]));
}

/** Names are told apart as people do: not by capitals. */
function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

function sorted(facts: object): string {
  return JSON.stringify(Object.entries(facts).sort());
}
