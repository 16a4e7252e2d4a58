/**
 * Keeps the process alive when whoever read its output has gone: writing to a pipe without a reader is an error, which
 * would otherwise end it. There is nobody left to tell.
 */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', nobodyReads);
}

function nobodyReads(): void {}
