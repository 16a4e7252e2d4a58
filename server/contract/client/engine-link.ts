import { PREVIEW_LENGTH, TYPING_EVENT } from '../channels.ts';
import type { ChannelAuth, EngineAddress, Timings, UserAuth } from '../schemas/engine.ts';
import { untilNextLook } from './pace.ts';
import { type Answer, backoffMs, type Timers } from './ports.ts';

/** The part of pusher-js we use; both its full build and a slimmer one have it. */
export interface PusherClient {
  connection: {
    state: string;
    bind(event: string, handler: (data: never) => void): unknown;
  };
  subscribe(name: string): PusherChannel;
  unsubscribe(name: string): void;
  signin(): void;
  connect(): void;
  disconnect(): void;
}
export interface PusherChannel {
  subscribed: boolean;
  bind(event: string, handler: (data: never, metadata?: never) => void): unknown;
  bind_global(handler: (event: string, data: unknown) => void): unknown;
  unbind_all(): unknown;
  trigger(event: string, data: unknown): boolean;
  members?: { each(visit: (member: { id: string; info: unknown }) => void): void };
}
export type PusherConstructor = new (key: string, options: Record<string, unknown>) => PusherClient;

export interface EngineLinkDeps extends Timers {
  Pusher: PusherConstructor;
  engine: EngineAddress;
  timings: Timings;
  /** `POST …/pusher/auth`; called afresh for every subscription, never cached. */
  authorizeChannel(socketId: string, channel: string): Promise<Answer<ChannelAuth>>;
  /** Given where the person signs in to the engine, so that the server can end the connection. */
  authenticateUser?(socketId: string): Promise<Answer<UserAuth>>;
  /** `live`: events come by themselves. `polling`: the engine is out of reach, `poll` is called instead. */
  changed(state: LinkState): void;
  /** Ask the server for what was missed: while polling, and now and then while live. */
  poll(): void;
}

export type LinkState = 'connecting' | 'live' | 'polling';

export interface ChannelHandlers {
  /** After every successful (re)subscription: fetch what was missed before it. */
  subscribed?(): void;
  event?(name: string, data: unknown): void;
  /**
   * Somebody else in the channel started or stopped typing; `memberId` is vouched for by the engine. `text` is the end of
   * what they have written so far, where they show it; empty where they do not.
   */
  typing?(memberId: string, typing: boolean, text: string): void;
  /** Presence channels: the ids of who is here and what the server says of them, after every change. */
  members?(members: ReadonlyMap<string, unknown>): void;
}

export type OpenChannel = {
  /** A client event. False, and nothing happens, while it cannot be sent. */
  trigger(event: string, data: object): boolean;
  close(): void;
};

export type EngineLink = {
  open(channel: string, handlers: ChannelHandlers): OpenChannel;
  /** Looks after the connection at once: on `online`, `pageshow`, the return to the tab. */
  wake(): void;
  state(): LinkState;
  stop(): void;
};

/** What a typing event carries; it comes from a stranger's browser. */
type Said = { typing?: unknown; text?: unknown };

const AUTH_ATTEMPTS = 4;
const STUCK_AFTER_MS = 12_000;
const REVIVE = { baseMs: 5_000, maxMs: 300_000 };

/**
 * One connection to the engine through pusher-js, and polling in its place while it is away. It never reaches any
 * host but the configured one: only WebSocket transports, no statistics. Close codes after which pusher-js gives
 * up for ever (4000–4099, e.g. over quota) and subscriptions a server refused are taken up again here.
 * See https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes
 */
export function createEngineLink(deps: EngineLinkDeps): EngineLink {
  const { engine, timings } = deps;
  const pusher = new deps.Pusher(engine.key, {
    cluster: engine.cluster,
    ...(engine.host === null
      ? { forceTLS: true }
      : {
          wsHost: engine.host,
          wsPort: engine.port ?? (engine.tls ? 443 : 80),
          wssPort: engine.port ?? 443,
          wsPath: engine.path,
          forceTLS: engine.tls,
        }),
    enabledTransports: ['ws', 'wss'],
    enableStats: false,
    channelAuthorization: {
      customHandler: (
        params: { socketId: string; channelName: string },
        done: (error: Error | null, auth: ChannelAuth | null) => void,
      ) =>
        void tryAuth(
          () => deps.authorizeChannel(params.socketId, params.channelName),
          done,
          () => refused.add(params.channelName),
        ),
    },
    userAuthentication: {
      customHandler: (
        params: { socketId: string },
        done: (error: Error | null, auth: UserAuth | null) => void,
      ) => void tryAuth(() => deps.authenticateUser?.(params.socketId) ?? never(), done),
    },
  });
  const channels = new Map<string, PusherChannel>();
  const pending = new Map<string, () => void>();
  /** Channels this person may not enter. They are asked for again on the next connection, and hold nothing up. */
  const refused = new Set<string>();
  let state: LinkState = 'connecting';
  let stopped = false;
  let revivals = 0;
  let cancelGrace = deps.after(timings.engineGraceMs, startPolling);
  let cancelPoll: () => void = () => {};
  let cancelRevive: () => void = () => {};

  pusher.connection.bind('state_change', ((change: { current: string }) =>
    stateChanged(change.current)) as never);
  if (deps.authenticateUser !== undefined) pusher.signin();
  keepAsking();

  return {
    open,
    wake() {
      if (stopped) return;
      if (pusher.connection.state === 'disconnected' || pusher.connection.state === 'unavailable') revive();
      deps.poll();
    },
    state: () => state,
    stop() {
      stopped = true;
      for (const cancel of [cancelGrace, cancelPoll, cancelRevive, ...pending.values()]) cancel();
      pusher.disconnect();
    },
  };

  function stateChanged(current: string): void {
    if (stopped) return;
    if (current === 'connected') {
      revivals = 0;
      refused.clear();
      cancelRevive();
      for (const name of channels.keys()) watchForStuck(name);
      if (channels.size === 0) becomeLive();
      return;
    }
    if (current === 'disconnected' || current === 'failed') {
      revivals += 1;
      cancelRevive();
      cancelRevive = deps.after(backoffMs(revivals, deps.random, REVIVE), revive);
    }
    if (state === 'live') {
      become('connecting');
      cancelGrace = deps.after(timings.engineGraceMs, startPolling);
    }
  }

  function becomeLive(): void {
    cancelGrace();
    become('live');
  }

  function startPolling(): void {
    if (stopped || state === 'live') return;
    become('polling');
    deps.poll();
    keepAsking();
  }

  function become(next: LinkState): void {
    if (state === next) return;
    state = next;
    deps.changed(next);
  }

  /** The floor under everything: often while polling, seldom while live. Jitter keeps clients apart. */
  function keepAsking(): void {
    cancelPoll();
    cancelPoll = deps.after(untilNextLook(state, timings, deps.random), () => {
      deps.poll();
      keepAsking();
    });
  }

  function revive(): void {
    if (stopped) return;
    pusher.disconnect();
    pusher.connect();
  }

  function open(name: string, handlers: ChannelHandlers): OpenChannel {
    const channel = pusher.subscribe(name);
    channels.set(name, channel);
    watchForStuck(name);
    const members = () => {
      if (handlers.members === undefined || channel.members === undefined) return;
      const here = new Map<string, unknown>();
      channel.members.each((member) => here.set(String(member.id), member.info));
      handlers.members(here);
    };
    channel.bind('pusher:subscription_succeeded', (() => {
      awaited(name);
      members();
      handlers.subscribed?.();
    }) as never);
    channel.bind('pusher:subscription_error', (() => notSubscribed(name)) as never);
    channel.bind('pusher:member_added', members as never);
    channel.bind('pusher:member_removed', members as never);
    channel.bind_global((event, data) => {
      if (!event.startsWith('pusher:') && !event.startsWith('client-')) handlers.event?.(event, data);
    });
    channel.bind(TYPING_EVENT, ((data: Said | null, metadata?: { user_id?: string }) => {
      const text = typeof data?.text === 'string' ? data.text.slice(-PREVIEW_LENGTH) : '';
      if (metadata?.user_id !== undefined) handlers.typing?.(metadata.user_id, data?.typing === true, text);
    }) as never);
    return {
      trigger: (event, data) => engine.clientEvents && channel.subscribed && channel.trigger(event, data),
      close() {
        channel.unbind_all();
        channels.delete(name);
        awaited(name);
        pusher.unsubscribe(name);
      },
    };
  }

  /** Nobody waits for this channel any more: it is open, or not wanted. With the last of them, the link is live. */
  function awaited(name: string): void {
    pending.get(name)?.();
    pending.delete(name);
    if (pending.size === 0 && pusher.connection.state === 'connected' && !stopped) becomeLive();
  }

  /** A subscription refused by the engine itself never ends in pusher-js; only a new connection frees it. */
  function watchForStuck(name: string): void {
    if (channels.get(name)?.subscribed) return;
    pending.get(name)?.();
    pending.set(
      name,
      deps.after(STUCK_AFTER_MS, () => {
        if (pusher.connection.state === 'connected') revive();
        watchForStuck(name);
      }),
    );
  }

  function notSubscribed(name: string): void {
    if (!refused.has(name)) return retrySubscription(name);
    pending.get(name)?.();
    pending.delete(name);
    if (pending.size === 0 && pusher.connection.state === 'connected') becomeLive();
  }

  function retrySubscription(name: string): void {
    pending.get(name)?.();
    pending.set(
      name,
      deps.after(STUCK_AFTER_MS, () => {
        if (channels.has(name)) pusher.subscribe(name);
        watchForStuck(name);
      }),
    );
  }

  async function tryAuth<T>(
    ask: () => Promise<Answer<T>>,
    done: (error: Error | null, auth: T | null) => void,
    forGood: () => void = () => {},
  ): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask();
      if (answer.ok) return done(null, answer.value);
      const mayNot = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
      if (mayNot) forGood();
      if (mayNot || attempt === AUTH_ATTEMPTS || stopped) return done(new Error(answer.message), null);
      await new Promise<void>((resolve) => deps.after(backoffMs(attempt, deps.random), resolve));
    }
  }
}

function never(): Promise<Answer<never>> {
  return Promise.resolve({ ok: false, status: 403, message: 'This person does not sign in to the engine.' });
}
