import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Chat } from '../../stores/chat.ts';
import { createPart } from '../../stores/late-part.ts';
import type { Offered } from '../../views/context.ts';

/** What draws cards and forms: fetched with the first message that has one. */
export function createCards(chat: Chat) {
  const view = signal<ComponentType<{ line: Offered }> | null>(null);
  return {
    view,
    want: createPart(
      chat.site,
      () => import('./CardView.tsx'),
      ({ CardView }) => {
        view.value = CardView;
      },
    ),
  };
}
export type Cards = ReturnType<typeof createCards>;
