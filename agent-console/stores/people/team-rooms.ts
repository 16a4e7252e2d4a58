import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { arrivalOf, messageAfter, roomAfter } from '../../../server/contract/apply-event.ts';
import { type Answer, backoffMs, type Timers } from '../../../server/contract/client/ports.ts';
import { MAX_UNREAD } from '../../../server/contract/limits.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import type { RoomCard, RoomRead, RoomState } from '../../../server/contract/schemas/rooms-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export interface RoomsDeps extends Timers {
  api: Pick<AgentApi, 'readRooms' | 'putRoom' | 'closeRoom'>;
  me: { id: string };
}

export type Rooms = {
  /** The rooms by name, each with what this agent has not read; null until the server has answered. */
  all: ReadonlySignal<readonly RoomCard[] | null>;
  /** Unread messages of all rooms together. */
  unread: ReadonlySignal<number>;
  named(id: string): RoomCard | null;
  refresh(): Promise<void>;
  /** An event of a room came; those of other threads are ignored. */
  receive(frame: EngineFrame): void;
  /** An agent has read a room, in this or another browser. */
  wasRead(read: RoomRead): void;
  put(id: string, name: string): Promise<Answer<RoomState>>;
  close(id: string): Promise<Answer<null>>;
  stop(): void;
};

/** Rooms in which agents talk among themselves, and what is new there. */
export function createRooms({ api, me, after, random }: RoomsDeps): Rooms {
  const all = signal<readonly RoomCard[] | null>(null);
  let epoch = '';
  let asking: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let cancelRetry = () => {};
  let stopped = false;
  const named = (id: string) => all.peek()?.find((one) => one.state.id === id) ?? null;

  return {
    all,
    unread: computed(() => (all.value ?? []).reduce((sum, one) => sum + one.unread, 0)),
    named,
    refresh,
    receive(frame) {
      const card = named(frame.event.conversationId);
      if (card === null) return;
      // An answer that is under way may not include it.
      if (asking !== null) again = true;
      const next = frame.cut || frame.epoch !== epoch ? null : cardAfter(card, frame);
      if (next === null) void refresh();
      else replace(next);
    },
    wasRead,
    async put(id, name) {
      const answer = await api.putRoom(id, { name });
      await refresh();
      return answer;
    },
    async close(id) {
      const answer = await api.closeRoom(id);
      await refresh();
      return answer;
    },
    stop() {
      stopped = true;
      cancelRetry();
    },
  };

  function wasRead({ roomId, agentId, upTo }: RoomRead): void {
    const card = named(roomId);
    if (agentId !== me.id || card === null || upTo <= card.state.readUpTo) return;
    replace({ ...card, state: { ...card.state, readUpTo: upTo }, unread: 0 });
    // What came since is counted by who has all of it.
    if (upTo < card.state.seq) void refresh();
  }

  /** The card that an event leads to; null when it has to be asked for. */
  function cardAfter(card: RoomCard, { event }: Extract<EngineFrame, { cut: false }>): RoomCard | null {
    const arrival = arrivalOf(event, card.state.seq);
    if (arrival === 'old') return card;
    // Of a message that was taken back nobody here knows whether it was read.
    if (arrival === 'early' || event.type === 'message.unsent') return null;
    const room = roomAfter({ state: card.state, messages: [], earlier: true }, event);
    if (room === null) return null;
    const { state } = room;
    const said = room.messages[0];
    const lastMessage = said ?? (card.lastMessage === null ? null : messageAfter(card.lastMessage, event));
    const news = said !== undefined && said.author.id !== me.id ? 1 : 0;
    return { state, lastMessage, unread: Math.min(MAX_UNREAD, card.unread + news) };
  }

  function replace(card: RoomCard): void {
    all.value = (all.peek() ?? []).map((one) => (one.state.id === card.state.id ? card : one));
  }

  /** One question at a time; whoever asks during one is answered by the next. */
  function refresh(): Promise<void> {
    if (asking !== null) {
      again = true;
      return asking;
    }
    asking = ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function ask(): Promise<void> {
    do {
      again = false;
      const answer = await api.readRooms();
      if (stopped) return;
      cancelRetry();
      if (!answer.ok) {
        failures += 1;
        cancelRetry = after(answer.retryAfterMs ?? backoffMs(failures, random), () => void refresh());
        return;
      }
      failures = 0;
      epoch = answer.value.epoch;
      all.value = answer.value.rooms;
    } while (again);
  }
}
