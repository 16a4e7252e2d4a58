import { type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '../../../server/contract/client/ports.ts';
import type {
  Contact,
  ContactMerges,
  MergePreview,
} from '../../../server/contract/schemas/developers/contacts.ts';
import type { ContactsApi } from '../../transport/contacts-api.ts';

type Merge = ContactMerges['merges'][number];

/** One way in which two contacts may become one. */
export type MergeWay = { kept: Contact; merged: Contact; preview: MergePreview };

export type ContactMerge = {
  /** The contact that the panel is about; null until it was read. */
  about: ReadonlySignal<Contact | null>;
  /** Merges that can still be undone, the latest first. */
  undoable: ReadonlySignal<readonly Merge[]>;
  /** Null: nothing was looked for yet. */
  found: ReadonlySignal<readonly Contact[] | null>;
  /** What would happen; null: nobody is chosen. */
  way: ReadonlySignal<MergeWay | null>;
  /** The other of the two could be kept as well. */
  canSwap: ReadonlySignal<boolean>;
  /** What was done: merged, or told apart again with so many conversations that stayed. */
  done: ReadonlySignal<{ kept: Contact; merged: Contact } | { stayed: number } | null>;
  busy: ReadonlySignal<boolean>;
  trouble: ReadonlySignal<Failure | null>;
  load(): Promise<void>;
  search(text: string): Promise<void>;
  choose(other: Contact): Promise<void>;
  swap(): void;
  back(): void;
  merge(): Promise<void>;
  undo(mergedId: string): Promise<void>;
};

/** Merges a contact with another one, and tells them apart again. @param id of the contact, or of a visitor */
export function createContactMerge(api: ContactsApi, id: string): ContactMerge {
  const about = signal<Contact | null>(null);
  const undoable = signal<readonly Merge[]>([]);
  const found = signal<readonly Contact[] | null>(null);
  const ways = signal<readonly MergeWay[]>([]);
  const way = signal<MergeWay | null>(null);
  const canSwap = signal(false);
  const done = signal<{ kept: Contact; merged: Contact } | { stayed: number } | null>(null);
  const busy = signal(false);
  const trouble = signal<Failure | null>(null);

  return {
    about,
    undoable,
    found,
    way,
    canSwap,
    done,
    busy,
    trouble,
    load: () => alone(load),
    search: (text) =>
      alone(async () => {
        const self = about.value;
        if (self === null || text.trim() === '') return;
        const answer = await api.search(text.trim(), self.siteId);
        if (answer.ok) found.value = answer.value.contacts.filter((one) => one.id !== self.id);
        else trouble.value = answer;
      }),
    choose: (other) =>
      alone(async () => {
        const self = about.value;
        if (self === null) return;
        const [into, from] = await Promise.all([
          api.preview(self.id, other.id),
          api.preview(other.id, self.id),
        ]);
        ways.value = [
          ...(into.ok ? [{ kept: self, merged: other, preview: into.value }] : []),
          ...(from.ok ? [{ kept: other, merged: self, preview: from.value }] : []),
        ];
        way.value = ways.value[0] ?? null;
        canSwap.value = ways.value.length === 2;
        if (way.value === null && !into.ok) trouble.value = into;
      }),
    swap() {
      way.value = ways.value.find((one) => one !== way.value) ?? way.value;
    },
    back() {
      way.value = null;
      done.value = null;
      trouble.value = null;
    },
    merge: () =>
      alone(async () => {
        if (way.value === null) return;
        const { kept, merged } = way.value;
        const answer = await api.merge(kept.id, merged.id);
        if (!answer.ok) {
          trouble.value = answer;
          return;
        }
        way.value = null;
        found.value = null;
        done.value = { kept: answer.value, merged };
        await load();
      }),
    undo: (mergedId) =>
      alone(async () => {
        const kept = about.value;
        if (kept === null) return;
        const answer = await api.undo(kept.id, mergedId);
        if (answer.ok) done.value = { stayed: answer.value.stayed.length };
        else trouble.value = answer;
        await load();
      }),
  };

  async function load(): Promise<void> {
    const [contact, merges] = await Promise.all([api.read(id), api.merges(id)]);
    if (contact.ok) about.value = contact.value;
    else trouble.value = contact;
    if (merges.ok) undoable.value = merges.value.merges;
  }

  /** One thing at a time: who clicks twice means it once. */
  async function alone(action: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    await action();
    busy.value = false;
  }
}
