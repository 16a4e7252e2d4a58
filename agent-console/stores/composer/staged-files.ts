import { createUploads, type Uploads } from '../../../server/contract/client/uploads.ts';
import type { Limits } from '../../../server/contract/schemas/engine.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export interface StagedFilesDeps {
  api: Pick<AgentApi, 'upload'>;
  newId(): string;
  limits: Limits;
  conversationId: string;
}

export type StagedFiles = Uploads & {
  /** Returns how many were left out because a message takes no more. */
  add(files: readonly File[]): number;
};

/** The files beside a reply box; one that cannot go is shown there with the reason. */
export function createStagedFiles({ api, newId, limits, conversationId }: StagedFilesDeps): StagedFiles {
  const uploads = createUploads({
    newId,
    limits: () => limits,
    upload: (id, file, options) => api.upload(conversationId, id, file, options),
  });
  return {
    ...uploads,
    add(added) {
      const taken = added.slice(0, uploads.room());
      for (const file of taken) uploads.stage(file, uploads.problemOf(file));
      return added.length - taken.length;
    },
  };
}
