import { computed, signal } from '@preact/signals';
import type { Attachment } from '../../server/contract/schemas/conversations.ts';
import type { Chat } from './chat.ts';
import type { WidgetWorld } from './world.ts';

/** A file that is being attached. */
export type StagedFile = {
  id: string;
  file: File;
  /** 0…1 */
  progress: number;
  state: 'uploading' | 'ready' | 'failed';
  trouble: string | null;
  attachment: Attachment | null;
};

/** Why a file is not even tried. */
export type FileRefusal = { name: string; reason: 'too_large' | 'empty' | 'too_many' };

/** What the visitor is writing: the draft, which survives navigation, and the files that go with it. */
export function createComposer(world: WidgetWorld, chat: Chat) {
  const draft = signal(world.storage.read('draft') ?? '');
  const files = signal<StagedFile[]>([]);
  const refused = signal<FileRefusal[]>([]);
  const uploads = new Map<string, AbortController>();

  const busy = computed(() => files.value.some((file) => file.state === 'uploading'));
  const ready = computed(() => {
    const sendable = files.value.filter((file) => file.state === 'ready').length;
    return !busy.value && (draft.value.trim() !== '' || sendable > 0);
  });

  return {
    draft,
    files,
    refused,
    busy,
    ready,
    write(text: string): void {
      setDraft(text);
      chat.typed();
    },
    prefill: setDraft,
    send(): boolean {
      if (!ready.value) return false;
      const sending = files.value.filter((file) => file.state === 'ready');
      chat.send(
        draft.value.trim(),
        sending.flatMap((file) => file.attachment ?? []),
      );
      files.value = files.value.filter((file) => file.state !== 'ready');
      refused.value = [];
      setDraft('');
      return true;
    },
    attach(chosen: readonly File[]): void {
      const limits = chat.limits.value;
      const refusals: FileRefusal[] = [];
      for (const file of chosen) {
        if (limits !== null && file.size > limits.fileBytes)
          refusals.push({ name: file.name, reason: 'too_large' });
        else if (file.size === 0) refusals.push({ name: file.name, reason: 'empty' });
        else if (limits !== null && files.value.length >= limits.filesPerMessage)
          refusals.push({ name: file.name, reason: 'too_many' });
        else stage(file);
      }
      refused.value = refusals;
    },
    retry(id: string): void {
      const staged = files.value.find((file) => file.id === id);
      if (staged !== undefined) void upload(staged);
    },
    remove(id: string): void {
      uploads.get(id)?.abort();
      uploads.delete(id);
      files.value = files.value.filter((file) => file.id !== id);
    },
    stop(): void {
      for (const upload of uploads.values()) upload.abort();
    },
  };

  function setDraft(text: string): void {
    draft.value = text;
    if (text === '') world.storage.remove('draft');
    else world.storage.write('draft', text);
  }

  function stage(file: File): void {
    const staged: StagedFile = {
      id: world.newId(),
      file,
      progress: 0,
      state: 'uploading',
      trouble: null,
      attachment: null,
    };
    files.value = [...files.value, staged];
    void upload(staged);
  }

  async function upload({ id, file }: StagedFile): Promise<void> {
    const abort = new AbortController();
    uploads.set(id, abort);
    change(id, { state: 'uploading', progress: 0, trouble: null });
    const place = await chat.place();
    if (abort.signal.aborted) return;
    const answer = place.ok
      ? await world.api.upload(place.value, id, file, {
          progress: (progress) => change(id, { progress }),
          signal: abort.signal,
        })
      : place;
    uploads.delete(id);
    if (answer.ok) change(id, { state: 'ready', progress: 1, attachment: answer.value.attachment });
    else change(id, { state: 'failed', trouble: answer.message });
  }

  function change(id: string, patch: Partial<StagedFile>): void {
    files.value = files.value.map((file) => (file.id === id ? { ...file, ...patch } : file));
  }
}
export type Composer = ReturnType<typeof createComposer>;
