import type { Facts } from '../contract/schemas/activity.ts';
import type { ConversationAttributes } from '../contract/schemas/conversations.ts';
import type { ConversationRow } from '../database/tables.ts';

/** What `conversations.attributes` holds: `labels` are those that the page has set, by their ids. */
export type StoredAttributes = { said: Facts; given: Facts; labels: string[] };

/** What is stored of a conversation that nobody has said anything of is nothing. */
export function storedAttributes({ attributes }: Pick<ConversationRow, 'attributes'>): StoredAttributes {
  return { said: {}, given: {}, labels: [], ...JSON.parse(attributes ?? '{}') };
}

/** As agents see it; null where there is nothing to see. */
export function attributesOf(row: Pick<ConversationRow, 'attributes'>): ConversationAttributes | null {
  const { said, given } = storedAttributes(row);
  return Object.keys(said).length + Object.keys(given).length === 0 ? null : { said, given };
}
