import { type ReadonlySignal, signal } from '@preact/signals';
import type { FormInput } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';

/** JSON `FormInput`. */
const FORM = 'form';

/** What the visitor answered before the chat, kept for all tabs until the conversation it belongs to has begun. */
export function createFormAnswers({ storage }: Pick<WidgetDeps, 'storage'>) {
  const given = signal<FormInput | null>(read());
  return {
    given: given as ReadonlySignal<FormInput | null>,
    /** Another tab may have asked the visitor. */
    latest: () => given.peek() ?? read(),
    set(next: FormInput | null): void {
      given.value = next;
      storage.write(FORM, next && JSON.stringify(next));
    },
  };

  function read(): FormInput | null {
    try {
      return JSON.parse(storage.read(FORM) ?? 'null');
    } catch {
      // Left by somebody else: the visitor is asked again.
      return null;
    }
  }
}
export type FormAnswers = ReturnType<typeof createFormAnswers>;
