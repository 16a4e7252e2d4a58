import { ChatAway, type ChatService } from '../../../../server/bridges/chat-service.ts';
import { type MailMessage, MailRefused, type MailTransport } from '../../../../server/mail/mail-message.ts';
import type { PreparedPush } from '../../../../server/push/prepare-push.ts';
import type { Sent } from '../../../../server/push/send-push.ts';
import type { Taken } from '../../checker/outgoing.ts';
import type { Seeded } from '../../support/seeded.ts';
import type { SimClock } from '../clock.ts';
import { playNoPart } from '../no-part.ts';

/** What a receiver does wrong, as shares of what comes to it. */
export type Mood = {
  away: boolean;
  /** It says that it does not take this now, or never. */
  later: number;
  refuses: number;
  /** It takes it, and the answer is lost. */
  answerLost: number;
  slow: number;
};
export const GOOD_MOOD: Mood = { away: false, later: 0, refuses: 0, answerLost: 0, slow: 0 };

/** A mail server, a push service and a team chat outside of the product, who write down what they take, and survive all that dies. */
export type Receivers = {
  taken: readonly Taken[];
  setMood(of: 'mail' | 'push' | 'chat', mood: Mood): void;
  /** As a node sees them. @param lives whether the process is still there */
  mail(lives: () => boolean): MailTransport;
  push(lives: () => boolean): (push: PreparedPush) => Promise<Sent>;
  chat(lives: () => boolean): ChatService;
  /** How often something was taken and nobody told the sender. */
  lostAnswers(): number;
};

const LONGEST_MS = 800;
const SLOW_MS = { least: 5_000, most: 25_000 };

export function createReceivers(clock: SimClock, random: Seeded): Receivers {
  const taken: Taken[] = [];
  const moods = { mail: GOOD_MOOD, push: GOOD_MOOD, chat: GOOD_MOOD };
  /** By the key that says what was posted: under which id it stands. */
  const posted = new Map<string, string>();
  let lost = 0;

  return {
    taken,
    setMood(of, mood) {
      moods[of] = mood;
    },
    lostAnswers: () => lost,
    mail: (lives) => ({
      async send(message) {
        const { messageId, to, subject, text } = message;
        const refuses = random.chance(moods.mail.refuses) && isForVisitor(message);
        await arrive('mail', lives);
        if (refuses) {
          taken.push({ kind: 'mail refused', messageId, words: text });
          await answer('mail', lives);
          throw new MailRefused('554 5.7.1 It looks like spam.');
        }
        taken.push({ kind: 'mail', messageId, to, subject, words: text });
        await answer('mail', lives);
        return '250 OK';
      },
      close() {},
    }),
    push:
      (lives) =>
      async ({ to, says }) => {
        const push: Taken = {
          kind: 'push',
          browser: to.endpoint,
          conversationId: 'conversationId' in says ? String(says.conversationId) : '',
          uncertain: true,
        };
        try {
          await arrive('push', lives);
          taken.push(push);
          await answer('push', lives);
          push.uncertain = false;
          return { result: 'taken' };
        } catch (error) {
          return { result: 'failed', reason: String(error), retryAfterMs: 0 };
        }
      },
    chat: (lives) => ({
      longestPost: 4_000,
      async openThread(_channel, _head, key) {
        await arrive('chat', lives);
        const id = stands(key, `thread-${posted.size}`);
        taken.push({ kind: 'thread', thread: id, key });
        await answer('chat', lives);
        return id;
      },
      async say({ thread }, { text }, key) {
        await arrive('chat', lives);
        const id = stands(key, `post-${posted.size}`);
        taken.push({ kind: 'post', thread, key, text });
        await answer('chat', lives);
        return id;
      },
      changeHead: () => asked(lives, () => {}),
      edit: () => asked(lives, () => {}),
      remove: () => asked(lives, () => {}),
      findThread: (_channel, key) => asked(lives, () => posted.get(key) ?? null),
      findPost: (_place, key) => asked(lives, () => posted.get(key) ?? null),
      ...playNoPart('sendFile', 'findFile', 'findPerson', 'download'),
    }),
  };

  function stands(key: string, id: string): string {
    posted.set(key, id);
    return id;
  }

  async function asked<T>(lives: () => boolean, what: () => T): Promise<T> {
    await arrive('chat', lives);
    const value = what();
    await answer('chat', lives);
    return value;
  }

  /** On the way there: it may be away, or say that it takes nothing now. */
  async function arrive(of: keyof typeof moods, lives: () => boolean): Promise<void> {
    const { slow, later } = moods[of];
    await pause(random.chance(slow) ? random.between(SLOW_MS.least, SLOW_MS.most) : 0);
    if (!lives()) return never();
    if (moods[of].away || random.chance(later)) throw failure(of, 'It takes nothing now.');
  }

  /** On the way back: who has died does not learn of it, and others may not. */
  async function answer(of: keyof typeof moods, lives: () => boolean): Promise<void> {
    const { answerLost } = moods[of];
    const isLost = random.chance(answerLost);
    await pause(0);
    if (!lives() || isLost) lost += 1;
    if (!lives()) return never();
    if (isLost) throw failure(of, 'The connection was closed.');
  }

  function failure(of: keyof typeof moods, reason: string): Error {
    return of === 'chat' ? new ChatAway(reason) : new Error(reason);
  }

  function pause(least: number): Promise<void> {
    return new Promise((resolve) => clock.after(least + random.between(1, LONGEST_MS), resolve));
  }
}

/** Only what tells of answers is ever refused for good, so that every reminder can be counted. */
function isForVisitor({ unsubscribeUrl, replyTo }: MailMessage): boolean {
  return replyTo !== null && unsubscribeUrl !== null;
}

function never(): Promise<never> {
  return new Promise(() => {});
}
