import { type ReadonlySignal, signal } from '@preact/signals';
import type { Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { ThreadTarget } from './parts.ts';

/** A list that is asked for, beside the queues: a saved view, what a team has, or a search. */
export type Finding = { kind: 'view' | 'team'; id: string } | { kind: 'search'; text: string };

/** Where the console can be. `queue` or `find` of a conversation is the list shown beside it. */
export type Route =
  | { page: 'queue'; queue: Queue }
  | { page: 'find'; find: Finding }
  /** `at`: the message to begin at, by its sequence number; `within`: what is searched for in the conversation, empty to begin with. */
  | { page: 'conversation'; id: string; queue: Queue; find?: Finding; at?: number; within?: string }
  | { page: 'install' | 'mentions' | 'visitors' }
  /** Everybody of whom something is known; with an id, one of them. `text`: what is searched for; `filter`: JSON of `ContactFilter`. */
  | { page: 'contacts'; id?: string; text?: string; filter?: string }
  /** A room of the team; without an id, all of them. */
  | { page: 'rooms'; id?: string; at?: number; within?: string }
  | { page: 'settings'; section: string; item?: string }
  /** A part of the reports, and from `?` on what it is about, which the part reads. */
  | { page: 'reports'; part: string; search: string }
  | { page: 'setup' | 'join'; token: string };

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

export const QUEUES: readonly Queue[] = ['waiting', 'with_bot', 'mine', 'open', 'snoozed', 'resolved'];
const BASE = '/console';
const CONVERSATION = /^\/conversations\/([0-9a-f-]{36})\/?$/;
const VIEW = /^\/(view|team)s\/([0-9a-f-]{36})\/?$/;
const CONTACT = /^\/contacts(?:\/([0-9a-f-]{36}))?\/?$/;
const ROOM = /^\/rooms(?:\/([0-9a-f-]{36}))?\/?$/;
const REPORTS = /^\/reports(?:\/([a-z]+))?\/?$/;
const SETTINGS = /^\/settings(?:\/([a-z-]+)(?:\/([\w/-]{1,80}?))?)?\/?$/;

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
  if (id !== undefined) {
    const find = findingOf(url.searchParams);
    const queue = queueNamed(url.searchParams.get('queue'));
    return {
      page: 'conversation',
      id,
      queue,
      ...(find === null ? {} : { find }),
      ...placeIn(url.searchParams),
    };
  }
  const [, kind, listed] = VIEW.exec(path) ?? [];
  if (listed !== undefined)
    return { page: 'find', find: { kind: kind === 'team' ? 'team' : 'view', id: listed } };
  const contact = CONTACT.exec(path);
  if (contact !== null) {
    const text = url.searchParams.get('q') ?? '';
    const filter = url.searchParams.get('filter') ?? '';
    return {
      page: 'contacts',
      ...(contact[1] === undefined ? {} : { id: contact[1] }),
      ...(text === '' ? {} : { text }),
      ...(filter === '' ? {} : { filter }),
    };
  }
  const room = ROOM.exec(path);
  if (room !== null)
    return room[1] === undefined
      ? { page: 'rooms' }
      : { page: 'rooms', id: room[1], ...placeIn(url.searchParams) };
  const settings = SETTINGS.exec(path);
  if (settings !== null) {
    const item = settings[2];
    return { page: 'settings', section: settings[1] ?? '', ...(item === undefined ? {} : { item }) };
  }
  const reports = REPORTS.exec(path);
  if (reports !== null) return { page: 'reports', part: reports[1] ?? '', search: url.search };
  const page = path.replaceAll('/', '');
  if (page === 'search')
    return { page: 'find', find: { kind: 'search', text: url.searchParams.get('q') ?? '' } };
  if (page === 'install' || page === 'mentions' || page === 'visitors') return { page };
  if (page === 'setup' || page === 'join')
    return { page, token: new URLSearchParams(url.hash.slice(1)).get('token')?.trim() ?? '' };
  return { page: 'queue', queue: queueNamed(page) };
}

/** The address of a route. */
export function pathOf(route: Route): string {
  switch (route.page) {
    case 'queue':
      return route.queue === 'waiting' ? `${BASE}/` : `${BASE}/${route.queue}`;
    case 'find':
      return route.find.kind === 'search'
        ? `${BASE}/search?q=${encodeURIComponent(route.find.text)}`
        : `${BASE}/${route.find.kind}s/${route.find.id}`;
    case 'conversation':
      return `${BASE}/conversations/${route.id}${besideOf(route)}`;
    case 'install':
    case 'mentions':
    case 'visitors':
      return `${BASE}/${route.page}`;
    case 'contacts':
      return [
        BASE,
        '/contacts',
        route.id === undefined ? '' : `/${route.id}`,
        queryOf({ q: route.text, filter: route.filter }),
      ].join('');
    case 'rooms':
      return route.id === undefined
        ? `${BASE}/rooms`
        : `${BASE}/rooms/${route.id}${queryOf({ at: route.at?.toString(), within: route.within })}`;
    case 'settings':
      return [BASE, 'settings', route.section, route.item ?? ''].filter((part) => part !== '').join('/');
    case 'reports':
      return `${BASE}/reports${route.part && `/${route.part}`}${route.search}`;
    case 'setup':
    case 'join':
      return `${BASE}/${route.page}#token=${encodeURIComponent(route.token)}`;
  }
}

function queryOf(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).map(([name, value]) =>
    value === undefined ? '' : `${name}=${encodeURIComponent(value)}`,
  );
  const query = given.filter((part) => part !== '').join('&');
  return query === '' ? '' : `?${query}`;
}

/** The list that a route shows at its side; null where it shows none of its own. */
export function listOf(route: Route): { queue: Queue } | { find: Finding } | null {
  if (route.page === 'find') return { find: route.find };
  if (route.page === 'queue') return { queue: route.queue };
  if (route.page !== 'conversation') return null;
  return route.find === undefined ? { queue: route.queue } : { find: route.find };
}

/** The thread that a route names; null where it names none. */
export function threadOf(route: Route): ThreadTarget | null {
  if (route.page === 'conversation') return { kind: 'conversation', id: route.id };
  if (route.page === 'rooms' && route.id !== undefined) return { kind: 'room', id: route.id };
  return null;
}

function besideOf({ queue, find, at, within }: Extract<Route, { page: 'conversation' }>): string {
  const search: string[] = [];
  if (find !== undefined)
    search.push(find.kind === 'search' ? `q=${encodeURIComponent(find.text)}` : `${find.kind}=${find.id}`);
  else if (queue !== 'waiting') search.push(`queue=${queue}`);
  if (at !== undefined) search.push(`at=${at}`);
  if (within !== undefined) search.push(`within=${encodeURIComponent(within)}`);
  return search.length === 0 ? '' : `?${search.join('&')}`;
}

/** The message to begin at, and what is searched for in the thread. */
function placeIn(search: URLSearchParams): { at?: number; within?: string } {
  const at = Number(search.get('at') ?? 0);
  const within = search.get('within');
  return {
    ...(Number.isSafeInteger(at) && at > 0 ? { at } : {}),
    ...(within === null ? {} : { within }),
  };
}

function findingOf(search: URLSearchParams): Finding | null {
  for (const kind of ['view', 'team'] as const) {
    const id = search.get(kind);
    if (id !== null && /^[0-9a-f-]{36}$/.test(id)) return { kind, id };
  }
  const text = search.get('q');
  return text === null ? null : { kind: 'search', text };
}

function queueNamed(name: string | null): Queue {
  return QUEUES.find((queue) => queue === name) ?? 'waiting';
}
