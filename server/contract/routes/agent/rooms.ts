import { Mark } from '../../schemas/messages-api.ts';
import {
  FindInRoomQuery,
  FoundInRoom,
  PutRoom,
  RoomCards,
  RoomState,
  WholeRoom,
} from '../../schemas/rooms-api.ts';
import { ANA, AT, EPOCH, ID } from '../examples.ts';
import type { Routes } from '../route.ts';

const ROOM = { id: ID, name: 'Talk', seq: 0, madeBy: ANA, startedAt: AT, activeAt: AT, readUpTo: 0 };

/** Rooms in which agents talk among themselves. Their messages, events and files go over the routes of conversations. */
export const rooms = {
  list: {
    method: 'GET',
    path: '/api/agent/rooms',
    who: 'agent',
    answer: RoomCards,
    summary: 'List the rooms of the team',
    description: 'By name, with what the agent who asks has not read.',
    example: { answer: { rooms: [{ state: ROOM, unread: 0, lastMessage: null }], epoch: EPOCH } },
  },
  read: {
    method: 'GET',
    path: '/api/agent/rooms/:id',
    who: 'agent',
    answer: WholeRoom,
    errors: ['conversation_unknown'],
    summary: 'Read a room with its newest messages',
    description: 'Older ones come by the routes of conversations, under the id of the room.',
    example: { answer: { room: { state: ROOM, messages: [], earlier: false }, epoch: EPOCH } },
  },
  find: {
    method: 'GET',
    path: '/api/agent/rooms/:id/found',
    who: 'agent',
    query: FindInRoomQuery,
    answer: FoundInRoom,
    errors: ['conversation_unknown'],
    summary: 'Find messages of a room',
    description:
      'Their numbers, the newest first, among the newest 20,000 messages of the room. Every word has to begin a word of the message or of the name of a file; everything that is asked for has to hold. A search that takes long is answered in steps, each with at most 500; one that has 500 is the last.',
    example: { query: { text: 'holiday', from: 'ben' }, answer: { seqs: [17, 4], next: null } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/rooms/:id',
    who: 'agent',
    body: PutRoom,
    answer: RoomState,
    errors: ['id_taken'],
    summary: 'Make a room, or rename it',
    description: 'Under an id that the client mints; any agent may.',
    example: { body: { name: 'Talk' }, answer: ROOM },
  },
  close: {
    method: 'DELETE',
    path: '/api/agent/rooms/:id',
    who: 'agent',
    summary: 'Close a room for everybody',
    description: 'Who made it may, and admins. Idempotent.',
  },
  markRead: {
    method: 'PUT',
    path: '/api/agent/rooms/:id/read',
    who: 'agent',
    body: Mark,
    errors: ['conversation_unknown'],
    summary: 'Mark a room as read up to an event',
    description: "The agent's own mark, which only grows.",
    example: { body: { upTo: 3 } },
  },
} as const satisfies Routes;
