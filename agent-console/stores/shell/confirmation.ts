import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { PublicApi } from '../../transport/accounts-api.ts';

export type Confirmation = {
  /** Somebody is being asked who they are. */
  asking: ReadonlySignal<boolean>;
  /** Asks; several changes at once wait for one answer. */
  ask(): Promise<boolean>;
  give(password: string): Promise<Answer<null>>;
  giveUp(): void;
};

/** Asks the agent to prove anew who they are, before something dangerous is changed. */
export function createConfirmation(api: Pick<PublicApi, 'confirm'>): Confirmation {
  const asking = signal(false);
  let waiting: ((confirmed: boolean) => void)[] = [];
  const end = (confirmed: boolean) => {
    const askers = waiting;
    waiting = [];
    asking.value = false;
    for (const tell of askers) tell(confirmed);
  };
  return {
    asking,
    ask() {
      asking.value = true;
      return new Promise((resolve) => waiting.push(resolve));
    },
    async give(password) {
      const answer = await api.confirm({ password });
      if (answer.ok) end(true);
      return answer;
    },
    giveUp: () => end(false),
  };
}
