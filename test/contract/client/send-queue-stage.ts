import type { Answer } from '../../../server/contract/client/ports.ts';
import { createSendQueue, type OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { createFakeClock, deferred, settled } from './fake-deps.ts';

export type Posted = { entry: OutboxEntry; answer(answer: Answer<Message>): Promise<void> };

/** A queue whose requests the test answers, over a storage that outlives it. */
export function setUp({ stored = [] as OutboxEntry[], refuses = false } = {}) {
  const clock = createFakeClock();
  const disk = { entries: stored };
  const posted: Posted[] = [];
  const sent: string[] = [];
  const kept: boolean[] = [];
  const open = () =>
    createSendQueue({
      ...clock,
      storage: {
        load: () => structuredClone(disk.entries),
        save(entries) {
          if (!refuses) disk.entries = structuredClone(entries);
          return !refuses;
        },
      },
      post(entry) {
        const reply = deferred<Answer<Message>>();
        posted.push({
          entry,
          answer: (answer) => {
            reply.resolve(answer);
            return settled();
          },
        });
        return reply.promise;
      },
      changed: (_entries, stored) => void kept.push(stored),
      sent: (one) => void sent.push(one.id),
    });
  const last = () => {
    const found = posted.at(-1);
    if (found === undefined) throw new Error('Nothing was posted; this test needs a request to answer.');
    return found;
  };
  return { clock, disk, posted, sent, kept, open, last, bodies: () => posted.map(({ entry }) => entry.body) };
}
