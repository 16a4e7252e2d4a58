import { signal } from '@preact/signals';
import { PROXY_REFUSED } from '../../server/contract/client/http-client.ts';
import {
  createUploads as createStagedUploads,
  type FileProblem,
} from '../../server/contract/client/uploads.ts';
import { mayBeOfKinds } from '../../server/contract/files/file-kinds.ts';
import type { Voice } from '../../server/contract/files/voice-schema.ts';
import type { Chat } from './chat.ts';
import type { WidgetDeps } from './deps.ts';

/** Why a file is not taken. */
export type FileRefusal = { name: string; reason: FileProblem | 'too_many' };

/** The files that go with what the visitor is writing. */
export function createUploads(deps: WidgetDeps, chat: Chat) {
  const refused = signal<FileRefusal[]>([]);
  /** How often everything was taken out, as for another person: what was begun before belongs to nobody here. */
  const cleared = signal(0);
  const uploads = createStagedUploads({
    newId: deps.newId,
    limits: () => chat.site.limits.value,
    takesKind: (mediaType, name) => mayBeOfKinds(chat.site.fileKinds(), mediaType, name),
    async upload(id, file, options, voice) {
      const place = await chat.begin();
      if (!place.ok) return place;
      const query = voice === null ? `id=${id}` : `id=${id}&seconds=${voice.seconds}&peaks=${voice.peaks}`;
      const answer = chat.site.reached(await deps.api.upload(place.value, query, file, options));
      // Which limit to raise is for whoever runs the server; the visitor reads a plainer sentence.
      if (!answer.ok && answer.code === PROXY_REFUSED) {
        const { code, message } = answer;
        deps.warn(message);
        deps.emit('error', { code, message });
      }
      return answer;
    },
  });

  return {
    ...uploads,
    refused,
    cleared,
    /**
     * Takes what the limits allow and says why of the rest.
     * @param voice what is known of them as voice messages; null: they are none
     */
    add(chosen: readonly File[], voice: Voice | null = null): void {
      refused.value = chosen.flatMap((file) => {
        const reason = uploads.problemOf(file) ?? (uploads.room() === 0 ? 'too_many' : null);
        if (reason !== null) return [{ name: file.name, reason }];
        uploads.stage(file, null, voice);
        return [];
      });
    },
    remove(id: string): void {
      refused.value = [];
      uploads.remove(id);
    },
    takeReady() {
      refused.value = [];
      return uploads.takeReady();
    },
    clear(): void {
      cleared.value = cleared.peek() + 1;
      uploads.clear();
    },
  };
}
export type Uploads = ReturnType<typeof createUploads>;
