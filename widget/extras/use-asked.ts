import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Answer } from '../../server/contract/client/ports.ts';

/** What a page asks of the server when it is shown: undefined until it is there. `again` asks once more. */
export function useAsked<T>(ask: () => Promise<Answer<T>>): {
  value: Signal<T | undefined>;
  failed: Signal<boolean>;
  again(): void;
} {
  const value = useSignal<T | undefined>(undefined);
  const failed = useSignal(false);
  const again = () => {
    failed.value = false;
    void ask().then((answer) => {
      if (answer.ok) value.value = answer.value;
      else failed.value = true;
    });
  };
  useEffect(again, []);
  return { value, failed, again };
}
