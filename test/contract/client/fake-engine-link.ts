import type { ChannelHandlers, EngineLink, LinkState } from '../../../server/contract/client/engine-link.ts';

/** The connection that a leading tab opens, with the engine in the test's hand. */
export class FakeEngineLink implements EngineLink {
  channels = new Map<string, ChannelHandlers>();
  triggered: unknown[] = [];
  now: LinkState = 'connecting';
  wakes = 0;
  stopped = false;
  constructor(readonly listener: { changed(state: LinkState): void; poll(): void }) {}

  open(name: string, handlers: ChannelHandlers) {
    this.channels.set(name, handlers);
    return {
      trigger: (event: string, data: object) => {
        this.triggered.push([name, event, data]);
        return true;
      },
      close: () => void this.channels.delete(name),
    };
  }
  wake() {
    this.wakes += 1;
  }
  state() {
    return this.now;
  }
  stop() {
    this.stopped = true;
  }

  turn(state: LinkState): void {
    this.now = state;
    this.listener.changed(state);
  }
  /** The engine lets this connection into all of its channels. */
  admit(): void {
    this.turn('live');
    for (const handlers of this.channels.values()) {
      handlers.members?.(new Map([['agent-1', { name: 'Ana' }]]));
      handlers.subscribed?.();
    }
  }
  emit(channel: string, data: unknown): void {
    this.channels.get(channel)?.event?.('conversation.event', data);
  }
}
