import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import type { ContactsApi } from '../../transport/contacts-api.ts';
import { createPagedList, type PagedList } from '../shell/paged-list.ts';

/** Contacts, the newest first, by their first visit. @param text what is searched for; empty: everybody */
export function createContactList(
  api: () => Promise<Pick<ContactsApi, 'list'>>,
  text: string,
): PagedList<Contact> {
  return createPagedList(
    async (cursor) => {
      const answer = await (await api()).list(text, cursor);
      return answer.ok
        ? { ok: true, value: { items: answer.value.contacts, next: answer.value.next } }
        : answer;
    },
    ({ id }) => id,
  );
}
