import type { FastifyInstance } from 'fastify';
import { AGENTS_CHANNEL, ROOM_READ_EVENT } from '../../contract/channels.ts';
import { rooms } from '../../contract/routes/agent/rooms.ts';
import type { RoomRead } from '../../contract/schemas/rooms-api.ts';
import {
  closeRoom,
  markRoomRead,
  putRoom,
  readRoom,
  readRooms,
  requireRoom,
} from '../../conversations/team-rooms.ts';
import { findInRoom } from '../../inbox/find-in-room.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { notifyConsoles } from '../../plugins/notify-consoles.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

/** Messages, events and files of rooms go over the routes of conversations. */
export async function roomRoutes(app: FastifyInstance): Promise<void> {
  const { services } = app;
  const { database, runInTransaction, engine } = services;

  route(app, rooms.list, async (request) => ({
    rooms: await readRooms(database.read, agentOf(request).agent),
    epoch: services.epoch,
  }));
  route(app, rooms.read, async (request) => ({
    room: await readRoom(database.read, agentOf(request).agent, request.params.id),
    epoch: services.epoch,
  }));

  route(
    app,
    rooms.find,
    async (request) => {
      const { id } = request.params;
      await requireRoom(database.read, agentOf(request).agent, id);
      return findInRoom(database.read, id, request.query);
    },
    { limit: limited(60) },
  );

  route(
    app,
    rooms.put,
    (request) =>
      runInTransaction(async (tx) => {
        const room = await putRoom(tx, agentOf(request).agent, request.params.id, request.body.name);
        await audit(tx, request, 'settings.changed', `room: ${room.name}`);
        return room;
      }),
    { limit: limited(30), onResponse: notifyConsoles },
  );
  route(
    app,
    rooms.close,
    (request) =>
      runInTransaction(async (tx) => {
        const name = await closeRoom(tx, agentOf(request).agent, request.params.id);
        if (name !== null) await audit(tx, request, 'settings.changed', `room closed: ${name}`);
      }),
    { onResponse: notifyConsoles },
  );

  route(
    app,
    rooms.markRead,
    async (request) => {
      const { agent } = agentOf(request);
      const { id } = request.params;
      const upTo = await runInTransaction((tx) => markRoomRead(tx, agent, id, request.body.upTo));
      const data: RoomRead = { roomId: id, agentId: agent.id, upTo };
      // The agent's other browsers; those that do not hear it learn of it with their next look.
      engine
        .publish([{ channel: AGENTS_CHANNEL, name: ROOM_READ_EVENT, data }])
        .catch((error) => request.log.warn({ err: error }, 'Other browsers learn of the mark later.'));
    },
    { limit: limited(240) },
  );
}
