import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import type { Quote } from '../../server/contract/schemas/conversations.ts';
import { isBlank } from '../../server/contract/unseen-text.ts';
import type { Chat } from './chat.ts';
import type { WidgetDeps } from './deps.ts';
import type { Uploads } from './uploads.ts';

const DRAFT = 'draft';

/** What the visitor is writing: the draft, which survives navigation, and the files that go with it. */
export function createComposer(deps: WidgetDeps, chat: Chat) {
  const draft = signal(deps.storage.read(DRAFT) ?? '');
  /** What was said that the draft replies to. */
  const replyTo = signal<Quote | null>(null);
  /** The files that go with it; null until the code for them has loaded, which it does when the panel is open. */
  const uploads = signal<Uploads | null>(null);
  /** What was to be done with files before that. */
  const waiting = signal<readonly ((there: Uploads) => void)[]>([]);
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
      waiting.value.length === 0 &&
      !uploads.value?.uploading.value &&
      excess.value === 0 &&
      (!isBlank(draft.value) || !!uploads.value?.ready.value.length),
  );

  return {
    draft,
    replyTo,
    excess,
    ready,
    uploads: uploads as ReadonlySignal<Uploads | null>,
    /** The visitor changed the text. */
    write(text: string): void {
      setDraft(text);
      if (text === '') chat.stoppedTyping();
      else chat.typed(text);
    },
    /** Files to go with it; they wait until the code for them is there. */
    attach: (files: readonly File[]): void => onUploads((there) => there.add(files)),
    /** The code for files is there. */
    uploadsLoaded(there: Uploads): void {
      uploads.value = there;
      for (const action of waiting.value) action(there);
      waiting.value = [];
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
      const quote = replyTo.value;
      // What another conversation is shown for since cannot be replied to here.
      const about = quote !== null && chat.thread.find(quote.id) ? { replyTo: quote } : {};
      chat.send(draft.value.trim(), uploads.value?.takeReady(), about);
      setDraft('');
      replyTo.value = null;
      return true;
    },
    /** Takes a message that was not sent back into the field, before what is being written there. */
    takeBack(id: string): void {
      const entry: OutboxEntry | null = chat.outbox.take(id);
      if (entry === null) return;
      replyTo.value = entry.replyTo ?? null;
      setDraft([entry.body, draft.value].filter((text) => text !== '').join('\n'));
      if (entry.attachments.length > 0) onUploads((there) => there.restore(entry.attachments));
    },
    clear,
    stop(): void {
      stopWatching();
      clearFiles();
    },
  };

  function clear(): void {
    setDraft('');
    replyTo.value = null;
    clearFiles();
  }

  function clearFiles(): void {
    waiting.value = [];
    uploads.value?.clear();
  }

  function onUploads(action: (there: Uploads) => void): void {
    if (uploads.value === null) waiting.value = [...waiting.value, action];
    else action(uploads.value);
  }

  function setDraft(text: string): void {
    draft.value = text;
    deps.storage.write(DRAFT, text || null);
  }
}
export type Composer = ReturnType<typeof createComposer>;
