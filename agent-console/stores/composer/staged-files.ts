import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { retryOf } from '../../../server/contract/errors.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { Limits } from '../../../server/contract/schemas/engine.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

/** Why a file was not taken or not uploaded. `refused` carries the server's own sentence. */
export type FileTrouble =
  | { kind: 'too-large'; limitBytes: number }
  | { kind: 'empty' }
  | { kind: 'away' }
  | { kind: 'refused'; message: string };

/** A file that will go with the next message. */
export type StagedFile = {
  id: string;
  name: string;
  sizeBytes: number;
  state: 'uploading' | 'ready' | 'failed';
  /** 0…1 */
  progress: number;
  attachment: Attachment | null;
  trouble: FileTrouble | null;
};

export interface StagedFilesDeps {
  api: Pick<AgentApi, 'upload'>;
  newId(): string;
  limits: Limits;
  conversationId: string;
}

export type StagedFiles = {
  files: ReadonlySignal<readonly StagedFile[]>;
  ready: ReadonlySignal<Attachment[]>;
  uploading: ReadonlySignal<boolean>;
  /** Returns how many were left out because a message takes no more. */
  add(files: readonly File[]): number;
  restore(attachments: readonly Attachment[]): void;
  remove(id: string): void;
  retry(id: string): void;
  /** Tries again what only failed for want of a server. */
  retryNow(): void;
  clear(): void;
};

/** Files wait beside the reply box and go up at once; the message is sent with what has arrived. */
export function createStagedFiles({ api, newId, limits, conversationId }: StagedFilesDeps): StagedFiles {
  const files = signal<readonly StagedFile[]>([]);
  const sources = new Map<string, { file: File; abort: AbortController }>();
  const ready = computed(() => files.value.flatMap((staged) => staged.attachment ?? []));

  return {
    files,
    ready,
    uploading: computed(() => files.value.some((staged) => staged.state === 'uploading')),
    add(added) {
      const room = Math.max(0, limits.filesPerMessage - files.peek().length);
      for (const file of added.slice(0, room)) stage(file);
      return Math.max(0, added.length - room);
    },
    restore(attachments) {
      files.value = [...files.peek(), ...attachments.map(readyFile)];
    },
    remove(id) {
      sources.get(id)?.abort.abort();
      sources.delete(id);
      files.value = files.peek().filter((staged) => staged.id !== id);
    },
    retry,
    retryNow() {
      for (const staged of files.peek()) if (staged.trouble?.kind === 'away') retry(staged.id);
    },
    clear() {
      sources.clear();
      files.value = [];
    },
  };

  function stage(file: File): void {
    const id = newId();
    const trouble = troubleOf(file);
    files.value = [
      ...files.peek(),
      {
        id,
        name: file.name,
        sizeBytes: file.size,
        state: trouble === null ? 'uploading' : 'failed',
        progress: 0,
        attachment: null,
        trouble,
      },
    ];
    if (trouble === null) void upload(id, file);
  }

  function troubleOf(file: File): FileTrouble | null {
    if (file.size === 0) return { kind: 'empty' };
    return file.size > limits.fileBytes ? { kind: 'too-large', limitBytes: limits.fileBytes } : null;
  }

  async function upload(id: string, file: File): Promise<void> {
    const abort = new AbortController();
    sources.set(id, { file, abort });
    const answer = await api.upload(conversationId, id, file, {
      signal: abort.signal,
      progress: (progress) => change(id, { progress }),
    });
    if (abort.signal.aborted) return;
    if (answer.ok) {
      sources.delete(id);
      return change(id, { state: 'ready', progress: 1, attachment: answer.value.attachment });
    }
    const away = retryOf(answer.status, answer.code) === 'later';
    change(id, {
      state: 'failed',
      trouble: away ? { kind: 'away' } : { kind: 'refused', message: answer.message },
    });
  }

  /** The same id again: if the server has the file after all, it says so. */
  function retry(id: string): void {
    const source = sources.get(id);
    if (source === undefined) return;
    change(id, { state: 'uploading', progress: 0, trouble: null });
    void upload(id, source.file);
  }

  function change(id: string, patch: Partial<StagedFile>): void {
    files.value = files.peek().map((staged) => (staged.id === id ? { ...staged, ...patch } : staged));
  }
}

function readyFile(attachment: Attachment): StagedFile {
  const { id, name, sizeBytes } = attachment;
  return { id, name, sizeBytes, state: 'ready', progress: 1, attachment, trouble: null };
}
