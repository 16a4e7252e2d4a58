/** How long an orderly stop may take after an error that nobody handled; then the process ends all the same. */
const STOP_WITHIN_MS = 5_000;
const FAILED = 1;

/**
 * What happens when an error reaches nobody, thrown or as a rejected promise: it is logged, and the process stops in
 * order and with a failure's exit code, so that whatever supervises it starts it again. Going on is no choice: nobody
 * knows what was left half done.
 * @param log says it, with the stack
 * @param stop lets go of clients and connections
 */
export function stopOnCrash({
  log,
  stop,
}: {
  log: (error: unknown) => void;
  stop: () => Promise<void>;
}): void {
  let stopping = false;
  // Rejections that nobody handles arrive here as well.
  process.on('uncaughtException', (error: unknown) => {
    log(error);
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(FAILED), STOP_WITHIN_MS);
    stop()
      .catch(log)
      .finally(() => process.exit(FAILED));
  });
}
