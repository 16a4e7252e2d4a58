export type Outage = ReturnType<typeof createOutage>;

type Log = { warn(details: object, message: string): void; info(details: object, message: string): void };

export type OutageOptions = {
  /** What is away, as the subject of a sentence: "The database". */
  what: string;
  now: () => number;
  log: Log;
};

/** Follows whether something outside of this process works: its end and its return are logged once each. */
export function createOutage({ what, now, log }: OutageOptions) {
  let away: { since: number; failures: number; reason: string } | null = null;
  return {
    failed(error: Error, reason = error.message): void {
      if (away === null) log.warn({ err: error }, `${what} is away: ${reason}`);
      away = { since: away?.since ?? now(), failures: (away?.failures ?? 0) + 1, reason };
    },
    worked(): void {
      if (away === null) return;
      const seconds = Math.round((now() - away.since) / 1_000);
      log.info({ seconds, failures: away.failures }, `${what} is back again, after ${seconds} s.`);
      away = null;
    },
    /** Null while it works. */
    current: (): { since: number; reason: string } | null => away,
  };
}
