import type { PusherChannel, PusherClient } from '../../../server/contract/client/engine-link.ts';
import type { EngineAddress } from '../../../server/contract/schemas/engine.ts';
import { type Engine, EngineError, type Publication } from '../../../server/engine/engine.ts';
import type { Seeded } from '../support/seeded.ts';
import type { SimClock } from './clock.ts';
import { playNoPart } from './no-part.ts';

/** What the engine does wrong, as shares of what passes through it. */
export type EngineFaults = { lost: number; doubled: number; late: number; tookAndFailed: number };

/** Where a client of the engine lives. */
export type EnginePlace = {
  /** Whether anything gets through to it. */
  online(): boolean;
  /** Everything that came, as it came. */
  received(text: string): void;
};

export type SimEngine = Engine & {
  /** The class that a client is given in pusher-js' place. */
  pusherFor(place: EnginePlace): new (key: string, options: Record<string, unknown>) => PusherClient;
  setUp(up: boolean): void;
  setFaults(faults: EngineFaults): void;
  /** Closes a connection with a code after which pusher-js does not come back by itself. */
  closeOneForEver(): void;
};

export const NO_ENGINE_FAULTS: EngineFaults = { lost: 0, doubled: 0, late: 0, tookAndFailed: 0 };
export const SIM_ADDRESS: EngineAddress = {
  key: 'sim',
  cluster: 'self',
  host: 'engine.test',
  port: 80,
  path: '',
  tls: false,
  clientEvents: false,
};
const RECONNECT_MS = 3_000;
const NOTICED_MS = 1_000;

type Handler = (data: never) => void;
type Connection = { socketId: string; channels: Set<SimChannel>; drop(forEver: boolean): void };
type SimChannel = PusherChannel & { name: string; emit(event: string, data: unknown): void };
type Authorizer = {
  customHandler(
    params: { socketId: string; channelName: string },
    done: (error: Error | null, auth: unknown) => void,
  ): void;
};

/** An engine that delivers late, twice, not at all or in another order, and goes away. */
export function createSimEngine(clock: SimClock, random: Seeded): SimEngine {
  const connections = new Set<Connection>();
  let up = true;
  let faults = NO_ENGINE_FAULTS;
  let sockets = 0;

  return {
    address: SIM_ADDRESS,
    async publish(publications) {
      await pause(random.between(1, 20));
      if (!up) throw new EngineError('later', 'The engine is away.');
      for (const publication of publications) send(publication);
      if (random.chance(faults.tookAndFailed)) throw new EngineError('later', 'The answer was lost.');
      return [];
    },
    // Nobody loses a right here, so that nobody has to be found by what was signed.
    vouch: () => true,
    authorizeChannel: () => ({ auth: 'sim:signed' }),
    authenticateUser: () => ({ auth: 'sim:signed', user_data: '{}' }),
    ...playNoPart('disconnect', 'occupiedChannels', 'members', 'readWebhook', 'stopWaiting', 'close'),
    pusherFor: (place) =>
      function SimPusher(_key: string, options: Record<string, unknown>) {
        return connectClient(place, options['channelAuthorization'] as Authorizer);
      } as unknown as new (
        key: string,
        options: Record<string, unknown>,
      ) => PusherClient,
    setUp(now) {
      up = now;
      if (!up) for (const connection of [...connections]) connection.drop(false);
    },
    setFaults(next) {
      faults = next;
    },
    closeOneForEver() {
      const all = [...connections];
      if (all.length > 0) random.pick(all).drop(true);
    },
  };

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => clock.after(delayMs, resolve));
  }

  function send({ channel, name, data }: Publication): void {
    const text = JSON.stringify(data);
    for (const connection of connections) {
      for (const one of connection.channels) {
        if (one.name !== channel || !one.subscribed || random.chance(faults.lost)) continue;
        const times = random.chance(faults.doubled) ? 2 : 1;
        for (let n = 0; n < times; n += 1) {
          const delayMs = random.chance(faults.late) ? random.between(50, 900) : random.between(1, 30);
          clock.after(delayMs, () => one.subscribed && one.emit(name, text));
        }
      }
    }
  }

  function connectClient(place: EnginePlace, authorizer: Authorizer): PusherClient {
    const handlers: ((change: { previous: string; current: string }) => void)[] = [];
    const channels = new Map<string, SimChannel>();
    let connection: Connection | null = null;
    let cancelAttempt = () => {};
    const client: PusherClient = {
      connection: {
        state: 'initialized',
        bind(event, handler) {
          if (event === 'state_change') handlers.push(handler as never);
        },
      },
      subscribe(name) {
        const known = channels.get(name);
        const channel = known ?? createChannel(name, place);
        channels.set(name, channel);
        if (connection !== null && !channel.subscribed) enter(connection, channel);
        return channel;
      },
      unsubscribe(name) {
        const channel = channels.get(name);
        if (channel !== undefined) channel.subscribed = false;
        channels.delete(name);
      },
      signin() {},
      connect: () => attempt(random.between(1, 50)),
      disconnect() {
        cancelAttempt();
        close();
        become('disconnected');
      },
    };
    attempt(random.between(1, 50));
    return client;

    function become(current: string): void {
      const previous = client.connection.state;
      if (previous === current) return;
      client.connection.state = current;
      for (const handler of handlers) handler({ previous, current });
    }

    function attempt(delayMs: number): void {
      cancelAttempt();
      cancelAttempt = clock.after(delayMs, () => {
        become('connecting');
        if (!up || !place.online()) {
          become('unavailable');
          return attempt(RECONNECT_MS + random.between(0, 500));
        }
        open();
      });
    }

    function open(): void {
      sockets += 1;
      const mine: Connection = {
        socketId: `${sockets}.${sockets}`,
        channels: new Set(),
        drop(forEver) {
          if (connection !== mine) return;
          close();
          become(forEver ? 'disconnected' : 'connecting');
          if (!forEver) attempt(RECONNECT_MS + random.between(0, 500));
        },
      };
      connection = mine;
      connections.add(mine);
      watch(mine);
      become('connected');
      for (const channel of channels.values()) enter(mine, channel);
    }

    /** Being offline is noticed after a while; nothing comes meanwhile. */
    function watch(mine: Connection): void {
      clock.after(NOTICED_MS, () => {
        if (connection !== mine) return;
        if (place.online()) watch(mine);
        else mine.drop(false);
      });
    }

    function close(): void {
      if (connection === null) return;
      connections.delete(connection);
      for (const channel of channels.values()) channel.subscribed = false;
      connection = null;
    }

    function enter(mine: Connection, channel: SimChannel): void {
      authorizer.customHandler({ socketId: mine.socketId, channelName: channel.name }, (error) => {
        if (connection !== mine || channels.get(channel.name) !== channel) return;
        clock.after(random.between(1, 30), () => {
          if (connection !== mine || channels.get(channel.name) !== channel) return;
          if (error !== null) return channel.emit('pusher:subscription_error', '{}');
          channel.subscribed = true;
          mine.channels.add(channel);
          channel.emit('pusher:subscription_succeeded', '{}');
        });
      });
    }
  }
}

function createChannel(name: string, place: EnginePlace): SimChannel {
  let bound: { event: string; handler: Handler }[] = [];
  let global: ((event: string, data: unknown) => void)[] = [];
  return {
    name,
    subscribed: false,
    bind: (event, handler) => bound.push({ event, handler: handler as Handler }),
    bind_global: (handler) => global.push(handler),
    unbind_all() {
      bound = [];
      global = [];
    },
    trigger: () => false,
    emit(event, text) {
      if (!place.online()) return;
      if (!event.startsWith('pusher:')) place.received(String(text));
      const data = JSON.parse(String(text)) as never;
      for (const one of bound) if (one.event === event) one.handler(data);
      for (const handler of global) handler(event, data);
    },
  };
}
