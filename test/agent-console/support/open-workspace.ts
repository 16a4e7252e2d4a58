import { signal } from '@preact/signals';
import { createConnection } from '../../../agent-console/stores/shell/connection.ts';
import { createSession } from '../../../agent-console/stores/shell/session.ts';
import { createWorkspace } from '../../../agent-console/stores/workspace.ts';
import { createAgentApi } from '../../../agent-console/transport/agent-api.ts';
import { watchHttp } from '../../../agent-console/transport/watched-http.ts';
import { AGENTS_CHANNEL } from '../../../server/contract/channels.ts';
import type { HttpClient } from '../../../server/contract/client/http-client.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakePusher } from '../../contract/client/fake-pusher.ts';
import {
  ANA,
  byAgent,
  card,
  connectAlone,
  conversation,
  EPOCH,
  fakeDeps,
  fakeStorage,
  frame,
  message,
  ok,
  openState,
  page,
  reading,
  refused,
  SESSION,
  uuid,
} from './fake-deps.ts';
import { fakeAlertPort, fakePushPort } from './fake-ports.ts';

type Handler = (method: string, path: string, body?: object) => Promise<Answer<unknown>> | undefined;

/** A workspace on a server that is one function, and an engine in the test's hand. */
export async function openWorkspace(answer: Handler = () => undefined, storage = fakeStorage()) {
  const deps = fakeDeps(storage);
  const requests: string[] = [];
  const messages = [message(1, 2)];
  const happened: ConversationEvent[] = [];
  const http: HttpClient = {
    request: async (method, path, body) => {
      requests.push(`${method} ${path.replace(/\?.*/, '')}`);
      const special = answer(method, path, body);
      return ((await special) ?? (await usual(method, path, body))) as never;
    },
    upload: () => refused(503, 'unavailable'),
  };
  function usual(method: string, path: string, body?: object): Promise<Answer<unknown>> {
    if (path.startsWith('/api/agent/inbox')) return ok(page([card(openState(1))]));
    if (path.endsWith(uuid(1)))
      return ok({ conversation: conversation(openState(1), messages), epoch: EPOCH });
    if (path.includes('/events'))
      return ok({ epoch: EPOCH, events: happened, head: happened.at(-1)?.seq ?? 2, more: false });
    if (path.endsWith('/read')) return ok(reading(uuid(1), 2));
    if (path.endsWith('/team')) return ok({ agents: [] });
    if (/\/(canned|own)-replies$/.test(path)) return ok({ replies: [] });
    if (path.endsWith('/drafts')) return ok({ drafts: [] });
    if (path.endsWith('/mentions')) return ok({ mentions: [] });
    if (path.endsWith('/preferences')) return ok({});
    if (path.endsWith('/push')) return ok({ publicKey: 'key', browsers: 0, subscribed: false });
    if (path.endsWith('/views')) return ok({ views: [] });
    if (path.endsWith('/offers')) return ok({ cards: [] });
    if (path.endsWith('/rooms')) return ok({ rooms: [], epoch: EPOCH });
    if (path.endsWith('/sites')) return ok({ sites: [], policy: [] });
    if (path.endsWith('/teams')) return ok({ teams: [] });
    if (path.endsWith('/labels')) return ok({ labels: [] });
    if (path.endsWith('/avatars')) return ok({ avatars: {} });
    if (method === 'POST' && path.endsWith('/messages')) {
      return ok({ message: { ...message(1, 3, byAgent(ANA)), ...body } });
    }
    return ok(null);
  }
  const session = createSession(deps, {
    readSession: () => ok(SESSION),
    signIn: () => ok(SESSION),
    signOut: () => ok(null),
    readSetup: () => ok({ needed: false }),
    setUp: () => ok(SESSION),
  });
  await session.check();
  const connection = createConnection(() => workspace.resume());
  const api = createAgentApi(watchHttp(http, { ...connection, signedOut: session.expire }));
  const port = fakeAlertPort();
  const visible = signal(true);
  const workspace = createWorkspace(
    {
      ...deps,
      api,
      connection,
      visible,
      alertPort: port,
      pushPort: fakePushPort(),
      goTo: () => {},
      connect: (listener) => connectAlone(deps, listener, api),
    },
    SESSION,
  );
  const pusher = FakePusher.last;
  pusher.connectFully();
  workspace.inbox.show('open');
  workspace.openThread({ kind: 'conversation', id: uuid(1) });
  await settled();
  for (const name of pusher.channels.keys()) pusher.admit(name);
  await settled();
  /** The server has stored an event, and the engine brings it. */
  const said = (of: ConversationEvent) => {
    happened.push(of);
    pusher.channel(AGENTS_CHANNEL).emit('conversation.event', frame(of));
  };
  return { workspace, session, pusher, requests, deps, said, storage, connection, port, visible };
}
