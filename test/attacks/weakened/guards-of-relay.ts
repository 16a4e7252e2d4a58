import type { Guard } from './guards.ts';

export const RELAY_GUARDS = {
  'connections are counted by network': {
    file: 'server/relay/clients/accounts.ts',
    find: 'this.connections >= this.#mostConnections || this.#wider?.isFull() === true',
    put: 'false',
  },
  'work is counted by network': {
    file: 'server/relay/clients/accounts.ts',
    find: 'this.#work.take(now, units) && (this.#wider?.work(units, now) ?? true)',
    put: 'true',
  },
  'wrong signatures are counted': {
    file: 'server/relay/clients/refuse.ts',
    find: 'if (connection.failedAuth(now)) return;',
    put: 'return;',
  },
  'client events are counted by member': {
    file: 'server/relay/channels/presence.ts',
    find: 'member.clientEvents.take(now)',
    put: 'true',
  },
  'a member has so many connections': {
    file: 'server/relay/clients/subscriptions.ts',
    find: '(existing?.presence?.connectionsOf(member.userId) ?? 0) >= app.limits.connectionsPerMember',
    put: 'false',
  },
  'a person has so many connections': {
    file: 'server/relay/clients/people.ts',
    find: '(known?.size ?? 0) >= mostConnections',
    put: 'false',
  },
  'places are kept for people who sign in': {
    file: 'server/relay/clients/reserve.ts',
    find: 'if (connections >= open) guests.set(connection, now());',
    put: '',
  },
  'requests prove themselves before they are read': {
    file: 'server/relay/api/answer-request.ts',
    find: 'const wrong = signatureProblem(app.credentials, { ...asked, hasBody }, Math.floor(now() / MS_PER_S));',
    put: 'const wrong = OUT ? null : signatureProblem(app.credentials, { ...asked, hasBody }, Math.floor(now() / MS_PER_S));',
  },
  'the relay’s API is for those who ask for it': {
    file: 'server/relay/http-server.ts',
    find: '!api || !relay.handleRequest(request, response)',
    put: '!relay.handleRequest(request, response)',
  },
} as const satisfies Record<string, Guard>;
