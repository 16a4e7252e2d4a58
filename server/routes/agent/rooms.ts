import { AGENTS_CHANNEL, ROOM_READ_EVENT } from '../../contract/channels.ts';
import { Mark } from '../../contract/schemas/messages-api.ts';
import { PutRoom, RoomCards, type RoomRead, RoomState, WholeRoom } from '../../contract/schemas/rooms-api.ts';
import { closeRoom, markRoomRead, putRoom, readRoom, readRooms } from '../../conversations/team-rooms.ts';
import { agentOf, requireAgent } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { notifyConsoles } from '../../plugins/notify-consoles.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** Rooms in which agents talk among themselves. Their messages, events and files go over the routes of conversations. */
export async function agentRooms(app: TypedApp): Promise<void> {
  const { database, runInTransaction, engine } = app.services;
  app.addHook('preHandler', requireAgent);

  app.get(
    '/rooms',
    { schema: { ...COMMON, summary: 'The rooms of the team', response: { 200: RoomCards, ...REFUSALS } } },
    async (request) => ({
      rooms: await readRooms(database.read, agentOf(request).agent),
      epoch: app.services.epoch,
    }),
  );

  app.get(
    '/rooms/:id',
    {
      schema: {
        ...COMMON,
        summary: 'A room with its newest messages',
        params: IdParams,
        response: { 200: WholeRoom, ...REFUSALS },
      },
    },
    async (request) => ({
      room: await readRoom(database.read, agentOf(request).agent, request.params.id),
      epoch: app.services.epoch,
    }),
  );

  app.put(
    '/rooms/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Make a room, or give it another name',
        params: IdParams,
        body: PutRoom,
        response: { 200: RoomState, ...REFUSALS },
      },
      config: limited(30),
      onResponse: notifyConsoles,
    },
    (request) =>
      runInTransaction(async (tx) => {
        const room = await putRoom(tx, agentOf(request).agent, request.params.id, request.body.name);
        await audit(tx, request, 'settings.changed', `room: ${room.name}`);
        return room;
      }),
  );

  app.delete(
    '/rooms/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Close a room for everybody (who made it, and admins)',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
      onResponse: notifyConsoles,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const name = await closeRoom(tx, agentOf(request).agent, request.params.id);
        if (name !== null) await audit(tx, request, 'settings.changed', `room closed: ${name}`);
      });
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/rooms/:id/read',
    {
      schema: {
        ...COMMON,
        summary: 'The agent has read a room up to an event',
        params: IdParams,
        body: Mark,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(240),
    },
    async (request, reply) => {
      const { agent } = agentOf(request);
      const { id } = request.params;
      const upTo = await runInTransaction((tx) => markRoomRead(tx, agent, id, request.body.upTo));
      const data: RoomRead = { roomId: id, agentId: agent.id, upTo };
      // The agent's other browsers; those that do not hear it learn of it with their next look.
      engine
        .publish([{ channel: AGENTS_CHANNEL, name: ROOM_READ_EVENT, data }])
        .catch((error) => request.log.warn({ err: error }, 'Other browsers learn of the mark later.'));
      return reply.status(204).send(null);
    },
  );
}
