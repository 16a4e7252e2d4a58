import type { Connection } from './clients/connection.ts';
import type { RelayApp } from './relay-app.ts';
import { CLOSE } from './wire/close-codes.ts';

export type CloseOptions = {
  /** Connections are closed one after the other within this time, so that not all return in the same instant. */
  spreadMs?: number;
  /** How long clients may take to answer, and last webhooks to be delivered; then it is over. */
  graceMs?: number;
};

const GRACE_MS = 2_000;
/** How often connections are closed while it spreads, and looked at while they go. */
const STEP_MS = 20;

/** Closes every connection with a code after which clients return. Resolves when all are gone. */
export async function closeRelay(
  apps: readonly RelayApp[],
  { spreadMs = 0, graceMs = GRACE_MS }: CloseOptions,
): Promise<void> {
  const all = apps.flatMap((app) => [...app.connections.values()]);
  await closeSpread(all, spreadMs);
  const deadline = performance.now() + graceMs;
  while (anyOpen(apps) && performance.now() < deadline) await pause(STEP_MS);
  for (const app of apps) for (const connection of [...app.connections.values()]) connection.terminate();
  const stopped = Promise.all(apps.map((app) => app.stop()));
  await Promise.race([stopped, pause(Math.max(STEP_MS, deadline - performance.now()))]);
}

async function closeSpread(connections: readonly Connection[], spreadMs: number): Promise<void> {
  const start = performance.now();
  let next = 0;
  for (;;) {
    const passed = spreadMs === 0 ? 1 : Math.min(1, (performance.now() - start) / spreadMs);
    const due = Math.ceil(connections.length * passed);
    for (const connection of connections.slice(next, due)) connection.close(CLOSE.reconnect);
    next = due;
    if (next >= connections.length) return;
    await pause(STEP_MS);
  }
}

function anyOpen(apps: readonly RelayApp[]): boolean {
  return apps.some((app) => app.connections.size > 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
