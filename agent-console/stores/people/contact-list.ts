import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '../../../server/contract/client/ports.ts';
import type { Contact } from '../../../server/contract/schemas/developers/contacts.ts';
import type { ContactsApi } from '../../transport/contacts-api.ts';

export type ContactList = {
  /** Null until the first page is there. */
  contacts: ReadonlySignal<readonly Contact[] | null>;
  /** Whether there are more of them. */
  more: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  failure: ReadonlySignal<Failure | null>;
  /** Asks for the next page, the first one to begin with; once at a time. */
  load(): Promise<void>;
};

/** Contacts, page after page, the newest first, by their first visit. @param text what is searched for; empty: everybody */
export function createContactList(api: () => Promise<Pick<ContactsApi, 'list'>>, text: string): ContactList {
  const contacts = signal<readonly Contact[] | null>(null);
  const next = signal<string | null>(null);
  const more = signal(false);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  return {
    contacts,
    more,
    busy,
    failure,
    async load() {
      if (busy.peek()) return;
      busy.value = true;
      const answer = await (await api()).list(text, next.peek());
      batch(() => {
        busy.value = false;
        failure.value = answer.ok ? null : answer;
        if (!answer.ok) return;
        const known = contacts.peek() ?? [];
        const ids = new Set(known.map((one) => one.id));
        contacts.value = [...known, ...answer.value.contacts.filter((one) => !ids.has(one.id))];
        next.value = answer.value.next;
        more.value = answer.value.next !== null;
      });
    },
  };
}
