import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import type { ContactsApi } from '../../transport/contacts-api.ts';
import { createPagedList, type PagedList } from '../shell/paged-list.ts';

/** Fewer than these are no page: where a filter passes few of many, the server answers in steps. */
const ENOUGH = 20;
/** After so many steps it is the agent who decides whether to look further. */
const MOST_STEPS = 10;

/**
 * Contacts, the newest first, by their first visit.
 * @param asked what is searched for, and the filter as JSON; empty: everybody
 */
export function createContactList(
  api: () => Promise<Pick<ContactsApi, 'list'>>,
  asked: { text: string; filter: string },
): PagedList<Contact> {
  return createPagedList(
    async (cursor) => {
      const { list } = await api();
      const items: Contact[] = [];
      let next = cursor;
      let steps = 0;
      do {
        const answer = await list(asked, next);
        if (!answer.ok) return answer;
        items.push(...answer.value.contacts);
        next = answer.value.next;
        steps += 1;
      } while (asked.filter !== '' && next !== null && items.length < ENOUGH && steps < MOST_STEPS);
      return { ok: true, value: { items, next } };
    },
    ({ id }) => id,
  );
}
