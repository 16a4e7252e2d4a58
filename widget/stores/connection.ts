import { signal } from '@preact/signals';
import { conversationChannel, visitorChannel } from '../../server/contract/channels.ts';
import { createDeferredLink, type LinkListener } from '../../server/contract/client/deferred-link.ts';
import type { LinkState } from '../../server/contract/client/engine-link.ts';
import type { SharedLink } from '../../server/contract/client/shared-link.ts';
import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';
import type { ChatPart } from './part.ts';
import type { Typing } from './typing.ts';

/** The engine's half: the visitor's own channel, and, while the panel is open, who else is in the conversation. */
export function createConnection(
  deps: WidgetDeps,
  typing: Typing,
  listener: Required<Pick<ChatPart, 'receive' | 'catchUp'>>,
) {
  const state = signal<LinkState | 'none'>('none');
  let link: SharedLink | null = null;
  let watched: string | null = null;

  return {
    state,
    connect({ engine, timings, visitor }: VisitorSession): void {
      if (link !== null) return;
      const { authorizeChannel } = deps.api;
      link = createDeferredLink(
        { ...deps, timings, load },
        {
          changed: (next) => {
            state.value = next;
          },
          poll: listener.catchUp,
        },
      );
      async function load() {
        const { Pusher, createEngineLink, createSharedLink } = await deps.loadEngine();
        return (linkListener: LinkListener) =>
          createSharedLink({
            ...deps,
            ...linkListener,
            timings,
            tabs: () => deps.tabs(visitor.id),
            connect: (engineListener) =>
              createEngineLink({ ...deps, ...engineListener, Pusher, engine, timings, authorizeChannel }),
          });
      }
      link.open(visitorChannel(visitor.id), {
        subscribed: listener.catchUp,
        event: listener.receive,
      });
    },

    /** @param conversationId the conversation in front of the visitor; null: none is */
    watch(conversationId: string | null): void {
      if (link === null || watched === conversationId) return;
      watched = conversationId;
      const held = link;
      typing.watch((handlers) =>
        conversationId === null ? null : held.open(conversationChannel(conversationId), handlers),
      );
    },
    wake: () => link?.wake(),
    /** The page goes to sleep; `wake` ends it. */
    rest: () => link?.rest(),
    /** Whether what must happen once in this browser, such as a sound, happens in this tab. */
    leads: () => link?.leads() ?? false,
    close(): void {
      typing.watch(() => null);
      link?.stop();
      link = null;
      watched = null;
      state.value = 'none';
    },
  };
}
export type Connection = ReturnType<typeof createConnection>;
