import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type { PutContactSegment } from '../../server/contract/schemas/developers/contact-segments.ts';
import type { ImportContacts, PutContact } from '../../server/contract/schemas/developers/contacts.ts';

const MOST_FOUND = 20;

/** Contacts that are found, changed, merged, told apart again, and deleted. */
export function createContactsApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent/contacts';
  const conversations = '/api/agent/conversations';
  return {
    read: (id: string) => request('GET', `${base}/${id}`),
    change: (id: string, said: PutContact) => request('PATCH', `${base}/${id}`, said),
    search: (text: string, siteId: string) =>
      request('GET', `${base}?${new URLSearchParams({ text, siteId, limit: `${MOST_FOUND}` }).toString()}`),
    /** The newest first, by their first visit. @param asked what is searched for and, as JSON, the filter; empty: everybody */
    list: (asked: { text: string; filter: string }, cursor: string | null) => {
      // Said only where days are counted: a node that is not replaced yet refuses what it does not know.
      const timeZone = asked.filter.includes('"today')
        ? Intl.DateTimeFormat().resolvedOptions().timeZone
        : '';
      const given = Object.entries({ ...asked, timeZone, cursor: cursor ?? '' }).filter(
        ([, value]) => value !== '',
      );
      const query = new URLSearchParams({ order: 'newest', ...Object.fromEntries(given) }).toString();
      return request('GET', `${base}?${query}`);
    },
    files: (id: string) => request('GET', `${base}/${id}/files`),
    import: (part: ImportContacts) => request('POST', '/api/agent/contact-imports', part),
    segments: () => request('GET', '/api/agent/contact-segments'),
    putSegment: (id: string, segment: PutContactSegment) =>
      request('PUT', `/api/agent/contact-segments/${id}`, segment),
    deleteSegment: (id: string) => request('DELETE', `/api/agent/contact-segments/${id}`),
    erase: (id: string) => request('DELETE', `${base}/${id}`),
    merges: (id: string) => request('GET', `${base}/${id}/merges`),
    preview: (keptId: string, mergedId: string) => request('GET', `${base}/${keptId}/merges/${mergedId}`),
    merge: (keptId: string, contactId: string) => request('POST', `${base}/${keptId}/merges`, { contactId }),
    conversations: {
      preview: (keptId: string, mergedId: string) =>
        request('GET', `${conversations}/${keptId}/merges/${mergedId}`),
      merge: (keptId: string, conversationId: string) =>
        request('POST', `${conversations}/${keptId}/merges`, { conversationId }),
      separate: (keptId: string, mergedId: string) =>
        request('DELETE', `${conversations}/${keptId}/merges/${mergedId}`),
      /** @param before the `seq` of the oldest that is known; null: none is */
      messages: (id: string, before: number | null) =>
        request('GET', `${conversations}/${id}/messages?before=${before ?? Number.MAX_SAFE_INTEGER}`),
    },
    undo: (keptId: string, mergedId: string) => request('DELETE', `${base}/${keptId}/merges/${mergedId}`),
  };
}
export type ContactsApi = ReturnType<typeof createContactsApi>;
