import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Chat } from '../../stores/chat.ts';
import type { Offered } from '../../views/context.ts';

/** What draws cards and forms: fetched with the first message that has one. */
export function createCards(chat: Chat) {
  const view = signal<ComponentType<{ line: Offered }> | null>(null);
  let wanted = false;
  return {
    view,
    want(): void {
      if (wanted) return;
      wanted = true;
      import('./CardView.tsx').then(
        ({ CardView }) => {
          chat.site.partCame();
          view.value = CardView;
        },
        (error) => {
          wanted = false;
          return chat.site.partMissing(error);
        },
      );
    },
  };
}
export type Cards = ReturnType<typeof createCards>;
