import type {
  PusherChannel,
  PusherClient,
  PusherConstructor,
} from '../../../server/contract/client/engine-link.ts';

type Handler = (data: never, metadata?: never) => void;
type Auth = (error: Error | null, auth: unknown) => void;

class FakeChannel implements PusherChannel {
  subscribed = false;
  triggered: { event: string; data: unknown }[] = [];
  private handlers = new Map<string, Set<Handler>>();
  private globals = new Set<(event: string, data: unknown) => void>();
  private here = new Map<string, unknown>();
  members = {
    each: (visit: (member: { id: string; info: unknown }) => void) => {
      for (const [id, info] of this.here) visit({ id, info });
    },
  };

  bind(event: string, handler: Handler): void {
    this.handlers.set(event, (this.handlers.get(event) ?? new Set()).add(handler));
  }
  bind_global(handler: (event: string, data: unknown) => void): void {
    this.globals.add(handler);
  }
  unbind_all(): void {
    this.handlers.clear();
    this.globals.clear();
  }
  trigger(event: string, data: unknown): boolean {
    this.triggered.push({ event, data });
    return true;
  }
  emit(event: string, data: unknown = {}, metadata?: unknown): void {
    for (const handler of this.handlers.get(event) ?? []) handler(data as never, metadata as never);
    for (const handler of this.globals) handler(event, data);
  }
  come(id: string, info: unknown): void {
    this.here.set(id, info);
    this.emit('pusher:member_added', { id, info });
  }
  go(id: string): void {
    this.here.delete(id);
    this.emit('pusher:member_removed', { id });
  }
}

/**
 * pusher-js as the link uses it, with the network in the test's hand. Like the real one, a lost connection takes all
 * subscriptions along, and after `connected` each of them is authorised again.
 */
export class FakePusher implements PusherClient {
  static last: FakePusher;
  connects = 1;
  channels = new Map<string, FakeChannel>();
  subscriptions: string[] = [];
  private handlers: ((change: { previous: string; current: string }) => void)[] = [];
  connection = {
    state: 'connecting',
    bind: (_event: string, handler: (data: never) => void) => void this.handlers.push(handler as never),
  };

  constructor(
    readonly key: string,
    readonly options: Record<string, unknown>,
  ) {
    FakePusher.last = this;
  }

  subscribe(name: string): FakeChannel {
    this.subscriptions.push(name);
    const channel = this.channels.get(name) ?? new FakeChannel();
    this.channels.set(name, channel);
    return channel;
  }
  unsubscribe(name: string): void {
    this.channels.delete(name);
  }
  signin(): void {}
  connect(): void {
    this.connects += 1;
    this.turn('connecting');
  }
  disconnect(): void {
    this.turn('disconnected');
  }

  /** The connection changes as the network has it. */
  turn(current: string): void {
    if (this.connection.state === current) return;
    const previous = this.connection.state;
    this.connection.state = current;
    if (current !== 'connected') for (const channel of this.channels.values()) channel.subscribed = false;
    for (const handler of this.handlers) handler({ previous, current });
  }
  /** The engine lets the client into the channel. */
  admit(name: string): void {
    const channel = this.channel(name);
    channel.subscribed = true;
    channel.emit('pusher:subscription_succeeded');
  }
  /** Connected, and into every channel. */
  connectFully(): void {
    this.turn('connected');
    for (const name of this.channels.keys()) this.admit(name);
  }
  channel(name: string): FakeChannel {
    const channel = this.channels.get(name);
    if (channel === undefined) throw new Error(`The link never subscribed to ${name}.`);
    return channel;
  }
  /** Asks the link's own handler for the right to a channel, as pusher-js does. */
  authorize(channelName: string, done: Auth): void {
    const { customHandler } = this.options['channelAuthorization'] as {
      customHandler(params: { socketId: string; channelName: string }, done: Auth): void;
    };
    customHandler({ socketId: '1.1', channelName }, done);
  }
}

export const FakePusherConstructor = FakePusher as unknown as PusherConstructor;
