import { roomAfter } from '../../../server/contract/apply-event.ts';
import { roomChannel } from '../../../server/contract/channels.ts';
import type { Room } from '../../../server/contract/schemas/rooms-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Rooms } from '../people/team-rooms.ts';
import type { ThreadKind } from './thread-kind.ts';

export interface RoomKindDeps {
  api: Pick<AgentApi, 'readRoom' | 'markRoomRead'>;
  rooms: Pick<Rooms, 'named' | 'wasRead'>;
  me: { id: string };
}

/** A room of the team: unread is what colleagues said, and nothing happens there but that. */
export function roomKind({ api, rooms, me }: RoomKindDeps): ThreadKind<Room> {
  // As far as this browser knows: the room itself is not told when it is read elsewhere.
  const readUpTo = ({ state }: Room) => Math.max(state.readUpTo, rooms.named(state.id)?.state.readUpTo ?? 0);
  return {
    async read(id) {
      const answer = await api.readRoom(id);
      if (!answer.ok) return answer;
      return { ok: true, value: { conversation: answer.value.room, epoch: answer.value.epoch } };
    },
    after: roomAfter,
    readUpTo,
    unreadOf(room) {
      const from = readUpTo(room);
      return room.messages.filter(({ seq, author }) => seq > from && author.id !== me.id).length;
    },
    async markRead(id, upTo) {
      const answer = await api.markRoomRead(id, upTo);
      if (answer.ok) rooms.wasRead({ roomId: id, agentId: me.id, upTo });
      return answer;
    },
    happens: false,
    channel: roomChannel,
  };
}
