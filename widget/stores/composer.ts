import { computed, effect, signal } from '@preact/signals';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import { isBlank } from '../../server/contract/unseen-text.ts';
import type { Chat } from './chat.ts';
import type { WidgetDeps } from './deps.ts';
import { createUploads } from './uploads.ts';

const DRAFT = 'draft';

/** What the visitor is writing: the draft, which survives navigation, and the files that go with it. */
export function createComposer(deps: WidgetDeps, chat: Chat) {
  const draft = signal(deps.storage.read(DRAFT) ?? '');
  const uploads = createUploads(deps, chat);
  const stopWatching = effect(() => {
    if (chat.changes.value > 0) clear();
  });

  /** By how many characters the draft is too long. Nothing is cut off: the visitor decides what goes. */
  const excess = computed(() => {
    const limit = chat.site.limits.value?.messageLength ?? Number.POSITIVE_INFINITY;
    return Math.max(0, draft.value.trim().length - limit);
  });
  const ready = computed(
    () =>
      !uploads.uploading.value &&
      excess.value === 0 &&
      (!isBlank(draft.value) || uploads.ready.value.length > 0),
  );

  return {
    draft,
    excess,
    ready,
    uploads,
    /** The visitor changed the text. */
    write(text: string): void {
      setDraft(text);
      if (text === '') chat.stoppedTyping();
      else chat.typed(text);
    },
    /** The page, not the visitor, changed it. */
    prefill: setDraft,
    /** The visitor changed it in another tab, where it is stored already. */
    adopt(text: string): void {
      draft.value = text;
    },
    /** False: there is nothing that could be sent now. */
    send(): boolean {
      if (!ready.value) return false;
      chat.send(draft.value.trim(), uploads.takeReady());
      setDraft('');
      return true;
    },
    /** Takes a message that was not sent back into the field, before what is being written there. */
    takeBack(id: string): void {
      const entry: OutboxEntry | null = chat.outbox.take(id);
      if (entry === null) return;
      setDraft([entry.body, draft.value].filter((text) => text !== '').join('\n'));
      uploads.restore(entry.attachments);
    },
    clear,
    stop(): void {
      stopWatching();
      uploads.clear();
    },
  };

  function clear(): void {
    setDraft('');
    uploads.clear();
  }

  function setDraft(text: string): void {
    draft.value = text;
    deps.storage.write(DRAFT, text || null);
  }
}
export type Composer = ReturnType<typeof createComposer>;
