import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { retryOf } from '../errors.ts';
import type { Voice } from '../files/voice-schema.ts';
import type { Attachment } from '../schemas/conversations.ts';
import type { Limits } from '../schemas/engine.ts';
import type { Uploaded } from '../schemas/messages-api.ts';
import type { Answer } from './ports.ts';

/** Why a file is not even tried. */
export type FileProblem = 'too_large' | 'empty' | 'wrong_kind';

/** A file that goes with the message being written. */
export type StagedFile = {
  id: string;
  name: string;
  sizeBytes: number;
  /** Null for one that was uploaded before, or cannot be. */
  file: File | null;
  state: 'uploading' | 'ready' | 'failed';
  /** 0…1 */
  progress: number;
  attachment: Attachment | null;
  /** What is known of it as a voice message; null: it is none. */
  voice: Voice | null;
  /** Why it failed: the server's code and sentence, or a `FileProblem`. `again`: trying once more may help. */
  trouble: { code: string; message: string; again: boolean } | null;
};

export interface UploadsDeps {
  newId(): string;
  /** Null as long as the server has not said. */
  limits(): Limits | null;
  /** Whether a file of this type and name may be sent; left out: any may. */
  takesKind?(mediaType: string, name: string): boolean;
  /** Sends a file under this id, which the attachment then has; the same id again is the same file. */
  upload(
    id: string,
    file: File,
    options: { progress(share: number): void; signal: AbortSignal },
    voice: Voice | null,
  ): Promise<Answer<Uploaded>>;
}

export type Uploads = {
  files: ReadonlySignal<readonly StagedFile[]>;
  /** What could go out now. */
  ready: ReadonlySignal<Attachment[]>;
  uploading: ReadonlySignal<boolean>;
  problemOf(file: File): FileProblem | null;
  /** How many more files the message takes. */
  room(): number;
  /** Shows a file beside the message, and uploads it unless something speaks against it. */
  stage(file: File, problem?: FileProblem | null, voice?: Voice | null): void;
  retry(id: string): void;
  /** Tries again what only failed for want of a server. */
  retryNow(): void;
  remove(id: string): void;
  /** Takes out what is ready, to be sent. */
  takeReady(): Attachment[];
  /** Puts files that were uploaded before in front of those there are. */
  restore(attachments: readonly Attachment[]): void;
  /** Takes everything out and stops what is under way. */
  clear(): void;
};

/** Files are uploaded as soon as they are chosen, so that sending does not wait for them. */
export function createUploads(deps: UploadsDeps): Uploads {
  const files = signal<readonly StagedFile[]>([]);
  const running = new Map<string, AbortController>();

  return {
    files,
    ready: computed(() => files.value.flatMap((staged) => staged.attachment ?? [])),
    uploading: computed(() => files.value.some((staged) => staged.state === 'uploading')),
    problemOf(file) {
      if (file.size === 0) return 'empty';
      if (deps.takesKind?.(file.type, file.name) === false) return 'wrong_kind';
      return file.size > (deps.limits()?.fileBytes ?? Number.POSITIVE_INFINITY) ? 'too_large' : null;
    },
    room() {
      const most = deps.limits()?.filesPerMessage ?? Number.POSITIVE_INFINITY;
      return Math.max(0, most - files.peek().length);
    },
    stage(file, problem = null, voice = null) {
      const staged = { ...stagedFile(deps.newId(), file.name, file.size), voice };
      files.value = [
        ...files.peek(),
        problem === null
          ? { ...staged, file }
          : { ...staged, state: 'failed', trouble: { code: problem, message: '', again: false } },
      ];
      if (problem === null) void upload(staged.id, file, voice);
    },
    retry,
    retryNow() {
      for (const { id, trouble } of files.peek()) if (trouble?.again) retry(id);
    },
    remove(id) {
      stop(id);
      files.value = files.peek().filter((staged) => staged.id !== id);
    },
    takeReady() {
      const ready = files.peek().flatMap((staged) => staged.attachment ?? []);
      files.value = files.peek().filter((staged) => staged.attachment === null);
      return ready;
    },
    restore(attachments) {
      const back = attachments.map(
        (attachment): StagedFile => ({
          ...stagedFile(attachment.id, attachment.name, attachment.sizeBytes),
          state: 'ready',
          progress: 1,
          attachment,
          voice: attachment.voice ?? null,
        }),
      );
      files.value = [...back, ...files.peek()];
    },
    clear() {
      for (const id of running.keys()) stop(id);
      files.value = [];
    },
  };

  function stop(id: string): void {
    running.get(id)?.abort();
    running.delete(id);
  }

  /** The same id again: if the server has the file after all, it says so. */
  function retry(id: string): void {
    const staged = files.peek().find((one) => one.id === id);
    if (staged?.file) void upload(id, staged.file, staged.voice);
  }

  async function upload(id: string, file: File, voice: Voice | null): Promise<void> {
    const abort = new AbortController();
    running.set(id, abort);
    change(id, { state: 'uploading', progress: 0, trouble: null });
    const progress = (share: number) => change(id, { progress: share });
    const answer = await deps.upload(id, file, { progress, signal: abort.signal }, voice);
    if (abort.signal.aborted) return;
    running.delete(id);
    if (answer.ok) return change(id, { state: 'ready', progress: 1, attachment: answer.value.attachment });
    const { status, code = '', message } = answer;
    change(id, { state: 'failed', trouble: { code, message, again: retryOf(status, code) === 'later' } });
  }

  function change(id: string, patch: Partial<StagedFile>): void {
    files.value = files.peek().map((staged) => (staged.id === id ? { ...staged, ...patch } : staged));
  }
}

function stagedFile(id: string, name: string, sizeBytes: number): StagedFile {
  return {
    id,
    name,
    sizeBytes,
    file: null,
    state: 'uploading',
    progress: 0,
    attachment: null,
    voice: null,
    trouble: null,
  };
}
