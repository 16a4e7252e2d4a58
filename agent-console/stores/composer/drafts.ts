import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { DraftReply } from '../../../server/contract/schemas/drafts.ts';

export type ComposerMode = 'reply' | 'note';

/** What an agent has written and not sent, in one conversation. */
export type Draft = {
  mode: ComposerMode;
  reply: string;
  note: string;
  attachments: Attachment[];
  replyTo?: DraftReply;
};

export const EMPTY_DRAFT: Draft = { mode: 'reply', reply: '', note: '', attachments: [] };

export type Drafts = {
  all: ReadonlySignal<ReadonlyMap<string, Draft>>;
  of(conversationId: string): Draft;
  save(conversationId: string, draft: Draft): void;
  /** Another tab has changed the browser's storage. Returns of which conversation that changed the draft. */
  storageChanged(key: string, text: string | null): string | null;
};

/** Drafts of one agent on this computer. They survive a reload and the end of the session. */
export function createDrafts(storage: KeyValueStorage, agentId: string): Drafts {
  const prefix = `frontdesk.draft.${agentId}.`;
  const stored = storage.keys(prefix).flatMap((key): [string, Draft][] => {
    const draft = draftFrom(storage.read(key));
    return draft === null ? [] : [[key.slice(prefix.length), draft]];
  });
  const all = signal<ReadonlyMap<string, Draft>>(new Map(stored));
  return {
    all,
    of: (conversationId) => all.peek().get(conversationId) ?? EMPTY_DRAFT,
    save(conversationId, draft) {
      const next = new Map(all.peek());
      if (isEmpty(draft)) next.delete(conversationId);
      else next.set(conversationId, draft);
      all.value = next;
      storage.write(prefix + conversationId, isEmpty(draft) ? null : JSON.stringify(draft));
    },
    storageChanged(key, text) {
      if (!key.startsWith(prefix)) return null;
      const conversationId = key.slice(prefix.length);
      const next = new Map(all.peek());
      next.set(conversationId, draftFrom(text) ?? EMPTY_DRAFT);
      if (text === null) next.delete(conversationId);
      all.value = next;
      return conversationId;
    },
  };
}

function isEmpty(draft: Draft): boolean {
  return draft.reply === '' && draft.note === '' && draft.attachments.length === 0;
}

/** What is stored may be from another version, or damaged. */
function draftFrom(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<Draft> | null;
    if (draft === null || typeof draft.reply !== 'string' || typeof draft.note !== 'string') return null;
    const attachments = Array.isArray(draft.attachments) ? draft.attachments : [];
    return {
      mode: draft.mode === 'note' ? 'note' : 'reply',
      reply: draft.reply,
      note: draft.note,
      attachments,
      ...(typeof draft.replyTo?.id === 'string' ? { replyTo: draft.replyTo } : {}),
    };
  } catch {
    return null;
  }
}
