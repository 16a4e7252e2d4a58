import type { Composer } from './composer.ts';

export type Composers = {
  of(conversationId: string): Composer;
  /** The reply box of a conversation, where one was opened. */
  existing(conversationId: string): Composer | null;
  retryNow(): void;
  stop(): void;
};

/** One reply box per conversation, kept while the agent is elsewhere: its files go on uploading. */
export function createComposers(create: (conversationId: string) => Composer): Composers {
  const open = new Map<string, Composer>();
  return {
    of(conversationId) {
      const composer = open.get(conversationId) ?? create(conversationId);
      open.set(conversationId, composer);
      return composer;
    },
    existing: (conversationId) => open.get(conversationId) ?? null,
    retryNow() {
      for (const composer of open.values()) composer.files.retryNow();
    },
    stop() {
      for (const composer of open.values()) composer.stop();
    },
  };
}
