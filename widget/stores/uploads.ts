import { computed, signal } from '@preact/signals';
import { PROXY_REFUSED } from '../../server/contract/client/http-client.ts';
import { retryOf } from '../../server/contract/errors.ts';
import type { Attachment } from '../../server/contract/schemas/conversations.ts';
import type { Chat } from './chat.ts';
import type { WidgetDeps } from './deps.ts';
import type { Trouble } from './site.ts';

/** A file that goes with the message being written. */
export type StagedFile = {
  id: string;
  name: string;
  sizeBytes: number;
  /** Null for one that was uploaded before and came back for editing. */
  file: File | null;
  /** 0…1 */
  progress: number;
  state: 'uploading' | 'ready' | 'failed';
  /** Why it failed; `again` where trying once more may help. */
  trouble: (Trouble & { again: boolean }) | null;
  attachment: Attachment | null;
};

/** Why a file is not even tried. */
export type FileRefusal = { name: string; reason: 'too_large' | 'empty' | 'too_many' };

/** Files are uploaded as soon as they are chosen, so that sending does not wait for them. */
export function createUploads(deps: WidgetDeps, chat: Chat) {
  const files = signal<StagedFile[]>([]);
  const refused = signal<FileRefusal[]>([]);
  const running = new Map<string, AbortController>();

  return {
    files,
    refused,
    busy: computed(() => files.value.some((file) => file.state === 'uploading')),
    ready: computed(() => files.value.flatMap((file) => file.attachment ?? [])),

    /** Takes what the limits allow and says why of the rest. */
    add(chosen: readonly File[]): void {
      const refusals = chosen.map((file) => {
        const reason = reasonAgainst(file);
        if (reason === null) stage(file);
        return reason === null ? [] : [{ name: file.name, reason }];
      });
      refused.value = refusals.flat();
    },
    retry(id: string): void {
      const staged = files.value.find((file) => file.id === id);
      if (staged !== undefined) void upload(staged);
    },
    remove(id: string): void {
      running.get(id)?.abort();
      running.delete(id);
      refused.value = [];
      files.value = files.value.filter((file) => file.id !== id);
    },
    /** Takes out what is ready, to be sent. */
    takeReady(): Attachment[] {
      const ready = files.value.flatMap((file) => file.attachment ?? []);
      files.value = files.value.filter((file) => file.attachment === null);
      refused.value = [];
      return ready;
    },
    /** Puts files that were uploaded before beside those there are. */
    putBack(attachments: readonly Attachment[]): void {
      const back = attachments.map((attachment): StagedFile => {
        const { id, name, sizeBytes } = attachment;
        return { id, name, sizeBytes, file: null, progress: 1, state: 'ready', trouble: null, attachment };
      });
      files.value = [...back, ...files.value];
    },
    clear(): void {
      for (const upload of running.values()) upload.abort();
      running.clear();
      files.value = [];
    },
  };

  function reasonAgainst(file: File): FileRefusal['reason'] | null {
    const { fileBytes = Number.POSITIVE_INFINITY, filesPerMessage = Number.POSITIVE_INFINITY } =
      chat.site.limits.value ?? {};
    if (file.size === 0) return 'empty';
    if (file.size > fileBytes) return 'too_large';
    return files.value.length >= filesPerMessage ? 'too_many' : null;
  }

  function stage(file: File): void {
    const { name, size: sizeBytes } = file;
    const id = deps.newId();
    const staged: StagedFile = {
      id,
      name,
      sizeBytes,
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
    if (file === null) return;
    const abort = new AbortController();
    running.set(id, abort);
    change(id, { state: 'uploading', progress: 0, trouble: null });
    const place = await chat.begin();
    if (abort.signal.aborted) return;
    const progress = (share: number) => change(id, { progress: share });
    const answer = place.ok
      ? chat.site.reached(await deps.api.upload(place.value, id, file, { progress, signal: abort.signal }))
      : place;
    running.delete(id);
    if (answer.ok) return change(id, { state: 'ready', progress: 1, attachment: answer.value.attachment });
    const { status, code, message } = answer;
    // Which limit to raise is for whoever runs the server; the visitor reads a plainer sentence.
    if (code === PROXY_REFUSED) {
      deps.warn(message);
      deps.emit('error', { code, message });
    }
    const again = retryOf(status, code) === 'later';
    change(id, { state: 'failed', trouble: { code: code ?? '', message, again } });
  }

  function change(id: string, patch: Partial<StagedFile>): void {
    files.value = files.value.map((file) => (file.id === id ? { ...file, ...patch } : file));
  }
}
export type Uploads = ReturnType<typeof createUploads>;
