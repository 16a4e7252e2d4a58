import { createUploads, type StagedFile, type Uploads } from '../../../server/contract/client/uploads.ts';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import type { Limits } from '../../../server/contract/schemas/engine.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export interface StagedFilesDeps {
  api: Pick<AgentApi, 'upload' | 'copyReplyFile'>;
  newId(): string;
  limits: Limits;
  conversationId: string;
}

export type StagedFiles = Uploads & {
  /** Returns how many were left out because a message takes no more. */
  add(files: readonly File[]): number;
  /**
   * The same for files of a canned reply, which the server copies; one that is there already is not added again. Copying that
   * failed is tried again like an upload.
   */
  addSaved(files: readonly Attachment[]): number;
};

/** The files beside a reply box; one that cannot go is shown there with the reason. */
export function createStagedFiles({ api, newId, limits, conversationId }: StagedFilesDeps): StagedFiles {
  /** The ids of the canned replies' files that stand for an empty one here. */
  const saved = new WeakMap<File, string>();
  const copied = new Map<string, string>();
  const uploads = createUploads({
    newId,
    limits: () => limits,
    upload(id, file, options) {
      const savedId = saved.get(file);
      if (savedId === undefined) return api.upload(conversationId, id, file, options);
      copied.set(id, savedId);
      return api.copyReplyFile(savedId, { conversationId, attachmentId: id });
    },
  });
  return {
    ...uploads,
    add(added) {
      const taken = added.slice(0, uploads.room());
      for (const file of taken) uploads.stage(file, uploads.problemOf(file));
      return added.length - taken.length;
    },
    addSaved(added) {
      const there = uploads.files.peek();
      const missing = added.filter((one) => !there.some((file) => isCopy(file, one)));
      const taken = missing.slice(0, uploads.room());
      for (const { id, name, mediaType } of taken) {
        const file = new File([], name, { type: mediaType });
        saved.set(file, id);
        uploads.stage(file);
      }
      return missing.length - taken.length;
    },
  };

  /** A draft of before a reload, or of another tab, does not say what its files were copied from. */
  function isCopy({ id, attachment }: StagedFile, of: Attachment): boolean {
    if (copied.has(id)) return copied.get(id) === of.id;
    if (attachment === null) return false;
    const { name, mediaType, sizeBytes } = attachment;
    return name === of.name && mediaType === of.mediaType && sizeBytes === of.sizeBytes;
  }
}
