import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/**
 * Counts how often a password is hashed in this process, how many at once, and in which order, from now on: what takes a third of a
 * second of a core is what a clock would show.
 * @param options.hold nothing that has begun ends before `stop`
 */
export function watchHashing({ hold = false } = {}) {
  const seen = { times: 0, atOnce: 0, passwords: [] as string[] };
  let running = 0;
  const held: (() => void)[] = [];
  const original = crypto.scrypt;
  const watched = (...args: unknown[]) => {
    const done = args.pop() as (...result: unknown[]) => void;
    seen.times += 1;
    seen.passwords.push(String(args[0]));
    running += 1;
    seen.atOnce = Math.max(seen.atOnce, running);
    const ended = (...result: unknown[]) => {
      const end = () => {
        running -= 1;
        done(...result);
      };
      if (hold) held.push(end);
      else end();
    };
    (original as (...all: unknown[]) => void)(...args, ended);
  };
  const put = (scrypt: unknown) => {
    Object.assign(crypto, { scrypt });
    syncBuiltinESMExports();
  };
  const stop = () => {
    put(original);
    hold = false;
    for (const end of held.splice(0)) end();
  };
  put(watched);
  // Whatever the test comes to: others of this process hash as well.
  onTestFinished(stop);
  return { seen, stop };
}
