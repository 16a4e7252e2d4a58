import type { NoticeEvent } from './notices.ts';

/**
 * What is encrypted into a push, for the console's service worker. As small as it can be: push services take 4,096 bytes,
 * and some phones show it before anybody has unlocked them.
 */
export type PushNotice = {
  kind: NoticeEvent | 'test';
  /** A language of the console's. */
  locale: string;
  /** The conversation or room; null for a test. */
  conversationId: string | null;
  room?: boolean;
  /** The visitor's name, or the room's. */
  name?: string;
  /** Of an agent who wrote or assigned. */
  by?: string;
  /** The step that reminds of somebody whom nobody has answered: its event. */
  reminder?: number;
  /** Of a rating, from 1 to 5. */
  score?: number;
  /** The beginning of what was written; left out where the agent wants none of it. */
  text?: string;
};

/** What is encrypted into a push to a visitor, for the service worker of the page `/c/<token>`. */
export type VisitorPushNotice = {
  /** In the visitor's language. */
  title: string;
  body: string;
  locale: string;
  /** Opens the conversation. */
  url: string;
};

/** As long as the server still wants the console to say again that it is looked at. */
export const ATTENTION_HOLDS_MS = 60_000;
