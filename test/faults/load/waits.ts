import type { Recorder } from './recorder.ts';

/** The longest that anybody waited for an acknowledgement, and what was going on when they sent. */
export type LongestWait = { ms: number; during: string; who: string };

/** Watches how long each message of a recorder takes from being sent to being acknowledged. */
export function createWaits() {
  const sentAt = new Map<string, { since: number; during: string }>();
  let doing = '';
  let longest = new Map<string, LongestWait>();
  return {
    /** What goes on from now on. */
    during(what: string): void {
      doing = what;
    },
    watch: (recorder: Recorder): Recorder => ({
      ...recorder,
      sent(entry) {
        sentAt.set(entry.id, { since: performance.now(), during: doing });
        recorder.sent(entry);
      },
      acknowledged(screen, conversationId, id) {
        const sent = sentAt.get(id);
        sentAt.delete(id);
        if (sent !== undefined) {
          const ms = performance.now() - sent.since;
          if (ms > (longest.get(sent.during)?.ms ?? 0))
            longest.set(sent.during, { ms, during: sent.during, who: screen });
        }
        recorder.acknowledged(screen, conversationId, id);
      },
    }),
    /** The longest waits since the last time it was asked. */
    takeLongest(): LongestWait[] {
      const taken = [...longest.values()];
      longest = new Map();
      return taken;
    },
  };
}
