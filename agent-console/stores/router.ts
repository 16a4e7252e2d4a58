import { type ReadonlySignal, signal } from '@preact/signals';
import type { Queue } from '../../server/contract/schemas/agent-api.ts';

/** Where the console can be. `queue` of a conversation is the list shown beside it. */
export type Route =
  | { page: 'queue'; queue: Queue }
  | { page: 'conversation'; id: string; queue: Queue }
  | { page: 'install' }
  | { page: 'setup'; token: string };

export interface HistoryPort {
  /** Path, search and fragment. */
  read(): string;
  push(path: string): void;
  replace(path: string): void;
  onChange(changed: () => void): void;
}

export type Router = {
  route: ReadonlySignal<Route>;
  go(route: Route): void;
  /** Like `go`, without an entry to come back to. */
  replace(route: Route): void;
};

export const QUEUES: readonly Queue[] = ['waiting', 'mine', 'open', 'resolved'];
const BASE = '/console';
const CONVERSATION = /^\/conversations\/([0-9a-f-]{36})\/?$/;

/** Follows the address: every view of the console has one, back and forward work. */
export function createRouter(history: HistoryPort): Router {
  const route = signal(parseRoute(history.read()));
  history.onChange(() => {
    route.value = parseRoute(history.read());
  });
  return {
    route,
    go(next) {
      if (pathOf(next) === pathOf(route.peek())) return;
      history.push(pathOf(next));
      route.value = next;
    },
    replace(next) {
      history.replace(pathOf(next));
      route.value = next;
    },
  };
}

/** What an address means. An unknown one is the waiting queue. */
export function parseRoute(address: string): Route {
  const url = new URL(address, 'http://console.invalid');
  const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : url.pathname;
  const id = CONVERSATION.exec(path)?.[1];
  if (id !== undefined) return { page: 'conversation', id, queue: queueNamed(url.searchParams.get('queue')) };
  const page = path.replaceAll('/', '');
  if (page === 'install') return { page };
  if (page === 'setup')
    return { page, token: new URLSearchParams(url.hash.slice(1)).get('token')?.trim() ?? '' };
  return { page: 'queue', queue: queueNamed(page) };
}

/** The address of a route. */
export function pathOf(route: Route): string {
  switch (route.page) {
    case 'queue':
      return route.queue === 'waiting' ? `${BASE}/` : `${BASE}/${route.queue}`;
    case 'conversation':
      return `${BASE}/conversations/${route.id}${route.queue === 'waiting' ? '' : `?queue=${route.queue}`}`;
    case 'install':
      return `${BASE}/install`;
    case 'setup':
      return `${BASE}/setup#token=${encodeURIComponent(route.token)}`;
  }
}

function queueNamed(name: string | null): Queue {
  return QUEUES.find((queue) => queue === name) ?? 'waiting';
}
