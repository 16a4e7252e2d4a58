import type { Message } from '../../../server/contract/schemas/conversations.ts';
import { type Deps, UNTIL_SIGN_OUT } from '../shell/deps.ts';

export type KeptAnswers = {
  /** The server has it, in the database of this epoch. */
  keep(message: Message): void;
  /** The server has it in another form: it is never offered again. */
  drop(id: string): void;
  /** The server's database is another one from now on. */
  renew(epoch: string): void;
  /** What a database before the present one had, and this one may lack; the oldest first. */
  doubtful(): Message[];
};

type Kept = { message: Message; epoch: string; until: number };

/** For so long, so many, and so much of it. The browser's storage is needed for drafts and for what is on its way, too. */
const KEPT_MS = 600_000;
const KEPT_MOST = 200;
const KEPT_MOST_CHARACTERS = 200_000;

/**
 * What an agent sent of late and the server has acknowledged, in case its database loses it: after a failover, or when a
 * back-up is restored. It survives a reload, and is known to every tab of the browser.
 */
export function createKeptAnswers(
  { storage, now }: Pick<Deps, 'storage' | 'now'>,
  agentId: string,
  firstEpoch: string,
): KeptAnswers {
  const prefix = `${UNTIL_SIGN_OUT}${agentId}.`;
  let epoch = firstEpoch;
  /** What the browser refused to store. */
  const unstored = new Map<string, Kept>();
  // Those of whoever was signed in here before and did not sign out do not stay longer either.
  for (const key of storage.keys(UNTIL_SIGN_OUT)) if (isOver(keptAt(key))) storage.write(key, null);

  return {
    keep(message) {
      const kept = { message, epoch, until: now() + KEPT_MS };
      if (storage.write(prefix + message.id, JSON.stringify(kept))) unstored.delete(message.id);
      else unstored.set(message.id, kept);
      forgetTheOldest();
    },
    drop,
    renew(next) {
      epoch = next;
    },
    doubtful: () =>
      all()
        .filter((kept) => kept.epoch !== epoch && !isOver(kept))
        .map(({ message }) => message),
  };

  function all(): Kept[] {
    const stored = storage.keys(prefix).flatMap((key) => keptAt(key) ?? []);
    return [...stored, ...unstored.values()].sort((a, b) => a.until - b.until);
  }

  function drop(id: string): void {
    unstored.delete(id);
    storage.write(prefix + id, null);
  }

  function forgetTheOldest(): void {
    let count = 0;
    let characters = 0;
    for (const kept of all().reverse()) {
      count += 1;
      characters += JSON.stringify(kept).length;
      if (isOver(kept) || count > KEPT_MOST || characters > KEPT_MOST_CHARACTERS) drop(kept.message.id);
    }
  }

  function isOver(kept: Kept | null): boolean {
    return kept === null || kept.until <= now();
  }

  /** Null where what is stored is damaged. */
  function keptAt(key: string): Kept | null {
    try {
      const kept = JSON.parse(storage.read(key) ?? 'null') as Partial<Kept> | null;
      const whole =
        typeof kept?.message?.id === 'string' &&
        typeof kept.message.conversationId === 'string' &&
        typeof kept.epoch === 'string' &&
        typeof kept.until === 'number';
      return whole ? (kept as Kept) : null;
    } catch {
      return null;
    }
  }
}
