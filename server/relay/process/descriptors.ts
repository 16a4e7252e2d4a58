import type { Server } from 'node:http';

/** Kept free of sockets: the database, files that are served and written, connections that the process opens itself. */
const RESERVED = 128;
/** Of very few, half. */
const LEAST_SHARE = 0.5;
/** WebSockets stay; so many of the sockets are left to requests. */
const WEBSOCKET_SHARE = 0.9;
const LOG_EVERY_MS = 60_000;

/** How many sockets clients may hold, with the file descriptors that this process may open. */
export type SocketRoom = {
  /** The system's limit; null where it cannot be known. */
  descriptors: number | null;
  /** Of all kinds. */
  sockets: number;
  webSockets: number;
};

/** Looks at the limit once, at the start. Node has raised the soft one to the hard one by then. */
export function socketRoom(descriptors: number | null = descriptorLimit()): SocketRoom {
  if (descriptors === null) return { descriptors, sockets: Infinity, webSockets: Infinity };
  const sockets = Math.max(Math.floor(descriptors * LEAST_SHARE), descriptors - RESERVED);
  return { descriptors, sockets, webSockets: Math.floor(sockets * WEBSOCKET_SHARE) };
}

/**
 * Turns connections away before file descriptors run out, because then everything fails that opens one, at any place of
 * the program. Says so in the log, at most once a minute.
 */
export function limitSockets(
  server: Server,
  { sockets, descriptors }: SocketRoom,
  warn: (details: Record<string, unknown>, message: string) => void,
): void {
  if (descriptors === null) return;
  let refused = 0;
  let saidAt = Number.NEGATIVE_INFINITY;
  server.maxConnections = sockets;
  server.on('drop', () => {
    refused += 1;
    if (performance.now() - saidAt < LOG_EVERY_MS) return;
    saidAt = performance.now();
    warn(
      { refused, sockets, descriptors },
      'Connections are turned away: too few file descriptors. Raise the limit of open files (ulimit -n, LimitNOFILE).',
    );
    refused = 0;
  });
}

let limit: number | null | undefined;

/** `ulimit -n` of this process, which does not change. Windows has no such limit. */
function descriptorLimit(): number | null {
  limit ??= reportedLimit();
  return limit;
}

/** A report costs 10 ms, and names every connection that there is. */
function reportedLimit(): number | null {
  const report = process.report?.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = report?.userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : null;
}
