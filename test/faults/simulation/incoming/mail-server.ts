import type { OpenMailbox } from '../../../../server/incoming-mail/imap-mailbox.ts';
import type { Seeded } from '../../support/seeded.ts';
import type { SimClock } from '../clock.ts';

/** What a mail server does wrong, as shares of what it is asked. */
export type Mood = {
  away: boolean;
  /** It does what it is asked, and the connection breaks before it says so. */
  answerLost: number;
  /** The connection breaks before it does anything. */
  breaks: number;
  slow: number;
  /** Its word that something has come is lost. */
  deaf: number;
};
export const GOOD_MOOD: Mood = { away: false, answerLost: 0, breaks: 0, slow: 0, deaf: 0 };

type Kept = { uid: number; mail: Buffer; flags: Set<string> };

/** A mailbox outside of the product, which survives all that dies. It numbers its mails as RFC 3501 asks of it, and sometimes all of them anew. */
export type MailServer = {
  setMood(mood: Mood): void;
  deliver(mail: Buffer): void;
  /** The mailbox is moved to another server: the same mails in another order, under other numbers, of another UIDVALIDITY. */
  numberAnew(): void;
  /** Which mails nobody has marked as read. */
  unread(): number;
  flagged(): number;
  /** As a node sees it. @param lives whether the process is still there */
  open(lives: () => boolean): (signal: AbortSignal) => Promise<OpenMailbox>;
  lostAnswers(): number;
};

const LONGEST_MS = 400;
const SLOW_MS = { least: 5_000, most: 25_000 };

export function createMailServer(clock: SimClock, random: Seeded): MailServer {
  let kept: Kept[] = [];
  let uidNext = 1;
  let validity = 1_000;
  let mood = GOOD_MOOD;
  let lost = 0;
  /** Those that listen now. */
  const listening = new Set<() => void>();

  return {
    setMood(next) {
      mood = next;
    },
    deliver(mail) {
      kept.push({ uid: uidNext, mail, flags: new Set() });
      uidNext += 1;
      if (!random.chance(mood.deaf)) for (const hear of [...listening]) hear();
    },
    numberAnew() {
      validity += 1;
      uidNext = 1 + kept.length;
      kept = kept.reverse().map((one, index) => ({ ...one, uid: index + 1 }));
      for (const hear of [...listening]) hear();
    },
    unread: () => kept.filter(({ flags }) => !flags.has('\\Seen')).length,
    flagged: () => kept.filter(({ flags }) => flags.has('\\Flagged')).length,
    lostAnswers: () => lost,
    open: (lives) => async () => {
      await pause(0);
      if (!lives()) return never();
      if (mood.away) throw new Error('Connection refused.');
      return connection(lives);
    },
  };

  function connection(lives: () => boolean): OpenMailbox {
    const opened = validity;
    let usable = true;
    const find = (uid: number) => kept.find((one) => one.uid === uid);
    return {
      validity: String(opened),
      lastUid: () => uidNext - 1,
      search: (after) =>
        asked(() =>
          kept
            .filter(({ uid, flags }) => (after === null ? !flags.has('\\Seen') : uid > after))
            .map(({ uid }) => uid),
        ),
      fetch: (uid) => asked(() => find(uid)?.mail ?? null),
      mark: (uid, flag) => asked(() => void find(uid)?.flags.add(flag)),
      news: () =>
        new Promise((resolve) => {
          const hear = () => {
            listening.delete(hear);
            resolve();
          };
          listening.add(hear);
        }),
      isUsable: () => usable && opened === validity,
      close() {
        usable = false;
      },
    };

    async function asked<T>(what: () => T): Promise<T> {
      const answerLost = random.chance(mood.answerLost);
      await pause(random.chance(mood.slow) ? random.between(SLOW_MS.least, SLOW_MS.most) : 0);
      if (!lives()) return never();
      // A connection is of the numbers that it was opened with.
      if (!usable || opened !== validity || mood.away || random.chance(mood.breaks)) throw broken();
      const value = what();
      await pause(0);
      if (!lives() || answerLost) lost += 1;
      if (!lives()) return never();
      if (answerLost) throw broken();
      return value;
    }

    function broken(): Error {
      usable = false;
      return new Error('The connection broke off.');
    }
  }

  function pause(least: number): Promise<void> {
    return new Promise((resolve) => clock.after(least + random.between(1, LONGEST_MS), resolve));
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}
