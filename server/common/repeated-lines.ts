import type { LogFn, Logger } from 'pino';

const WINDOW_MS = 60_000;
/** Of so many causes at once; past it, lines are logged as they come. */
const MAX_CAUSES = 200;
const WARN = 40;

/** On the details of a line that is one of many of its kind and is kept nevertheless, as that of a request. */
export const EVERY = Symbol('every line is kept');

/**
 * A hook for pino: a warning is logged when it comes first, then counted, and once a minute said again with how often it
 * came. What one cause repeats every second buries everything else.
 */
export function createRepeatedLines(windowMs = WINDOW_MS) {
  const counts = new Map<string, number>();

  return function logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
    const cause = level < WARN ? null : causeOf(args);
    const before = cause === null ? undefined : counts.get(cause);
    if (cause !== null && before !== undefined) {
      counts.set(cause, before + 1);
      return;
    }
    method.apply(this, args);
    if (cause === null || counts.size >= MAX_CAUSES) return;
    counts.set(cause, 0);
    const sum = () => {
      const times = counts.get(cause) ?? 0;
      counts.delete(cause);
      if (times === 0) return;
      const repeated = `${messageOf(args)} (${times} more times in the last ${Math.round(windowMs / 1_000)} s)`;
      // It goes on: counted further, so that the next minute is one line, too.
      counts.set(cause, 0);
      method.call(this, { repeated: times }, repeated);
      setTimeout(sum, windowMs).unref();
    };
    setTimeout(sum, windowMs).unref();
  };
}

function messageOf([details, message]: Parameters<LogFn>): string {
  return String(message ?? details);
}

/** What lines of one cause have in common; null for a line that is always kept. */
function causeOf(args: Parameters<LogFn>): string | null {
  const [details] = args as unknown as [unknown];
  if (typeof details !== 'object' || details === null) return messageOf(args);
  if (EVERY in details) return null;
  const { err } = details as { err?: { code?: unknown; message?: unknown } };
  return [messageOf(args), err?.code ?? err?.message ?? ''].join('\n');
}
