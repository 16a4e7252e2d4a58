import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { ContactsApi } from '../../transport/contacts-api.ts';

export type MergedMessages = {
  /** In order; empty until the newest were read. */
  messages: ReadonlySignal<readonly Message[]>;
  /** There are earlier ones. */
  earlier: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  failed: ReadonlySignal<boolean>;
  /** It was deleted. */
  gone: ReadonlySignal<boolean>;
  /** Reads the newest, then with each call those before. */
  read(): Promise<void>;
};

/** The messages of a conversation that was merged into the one that is open, read in steps from its end. */
export function createMergedMessages(
  api: () => Promise<Pick<ContactsApi, 'conversations'>>,
  id: string,
): MergedMessages {
  const messages = signal<readonly Message[]>([]);
  const earlier = signal(true);
  const busy = signal(false);
  const failed = signal(false);
  const gone = signal(false);
  return {
    messages,
    earlier,
    busy,
    failed,
    gone,
    async read() {
      if (busy.value || !earlier.value) return;
      busy.value = true;
      failed.value = false;
      const answer = await api()
        .then(({ conversations }) => conversations.messages(id, messages.value[0]?.seq ?? null))
        // The part of the console that asks could not be loaded.
        .catch(() => null);
      busy.value = false;
      if (answer?.ok !== true) {
        gone.value = answer?.code === 'conversation_unknown';
        failed.value = !gone.value;
        return;
      }
      messages.value = [...answer.value.messages, ...messages.value];
      earlier.value = answer.value.earlier;
    },
  };
}
