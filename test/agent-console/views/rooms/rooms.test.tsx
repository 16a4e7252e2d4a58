// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { WorkspaceView } from '../../../../agent-console/views/WorkspaceView.tsx';
import {
  AGENTS_CHANNEL,
  CONVERSATION_EVENT,
  ROOM_READ_EVENT,
  roomChannel,
} from '../../../../server/contract/channels.ts';
import type { Message } from '../../../../server/contract/schemas/conversations.ts';
import type { RoomCard, RoomCards } from '../../../../server/contract/schemas/rooms-api.ts';
import { deferred } from '../../../contract/client/fake-deps.ts';
import { eventually } from '../../../support/eventually.ts';
import {
  ANA,
  BEN,
  byAgent,
  EPOCH,
  event,
  frame,
  message,
  messageFrame,
  ok,
  refused,
  roomState,
  silence,
  uuid,
} from '../../support/fake-deps.ts';
import { press, type Stage, stage, type } from '../../support/render.tsx';

/** A room that the server has, with what it was told. */
function kitchen(said: Message[] = []) {
  const card: RoomCard = {
    state: roomState(uuid(1), { name: 'Kitchen', seq: said.length }),
    unread: said.length,
    lastMessage: said.at(-1) ?? null,
  };
  const read: number[] = [];
  const sent: string[] = [];
  const api: Partial<AgentApi> = {
    readRooms: () => ok({ rooms: [card], epoch: EPOCH }),
    readRoom: () => ok({ room: { state: card.state, messages: said, earlier: false }, epoch: EPOCH }),
    markRoomRead(_id, upTo) {
      read.push(upTo);
      return ok(null);
    },
    send(id, kind, { id: messageId, body }) {
      sent.push(`${kind}: ${body}`);
      return ok({
        message: { ...message(1, 9, byAgent(ANA)), id: messageId, conversationId: id, kind, body },
      });
    },
  };
  return { api, card, read, sent };
}

const ROOM = `/console/rooms/${uuid(1)}`;
const note = (seq: number, body: string, by = BEN) => message(1, seq, { kind: 'note', body, ...byAgent(by) });
const noteFrame = (seq: number, body: string, by = BEN) =>
  messageFrame(1, seq, { kind: 'note', body, ...byAgent(by) });

/** The room's code comes with the first room that is opened. */
const roomShown = ({ step, one }: Stage) =>
  eventually(async () => {
    await step(() => {});
    one('main .thread__head, main .empty');
  });

async function opened(said: Message[] = [], changes: Partial<AgentApi> = {}) {
  const room = kitchen(said);
  const page = await stage(<WorkspaceView />, { api: { ...room.api, ...changes }, path: ROOM });
  await page.step(() => page.workspace.openThread({ kind: 'room', id: uuid(1) }));
  await roomShown(page);
  const come = (data: object, name = CONVERSATION_EVENT) =>
    page.step(() => page.pusher.channel(AGENTS_CHANNEL).emit(name, data));
  return { ...page, ...room, come };
}

describe('a room of the team', () => {
  it('shows what was said, others at the one side, oneself at the other', async () => {
    const { root, text } = await opened([note(1, 'Tea?'), note(2, 'Yes', ANA)]);
    expect(text()).toContain('Kitchen');
    const sides = [...root.querySelectorAll('.message')].map((one) => one.className);
    expect(sides).toEqual([expect.stringContaining('--start'), expect.stringContaining('--end')]);
    expect(text(), 'nothing is a note there').not.toContain('Only agents see this');
  });

  it('sends what is written as a note, without claiming anything', async () => {
    const { one, step, sent } = await opened();
    const box = one<HTMLTextAreaElement>('textarea');
    expect(box.getAttribute('aria-label')).toBe('Message');
    await step(() => type(box, 'Lunch?'));
    await step(() => press(box, 'Enter'));
    expect(sent).toEqual(['note: Lunch?']);
  });

  it('says that it is read once it is seen, and up to where', async () => {
    const { read, workspace, come } = await opened([note(1, 'Tea?'), note(2, 'Anyone?')]);
    expect(read).toEqual([2]);
    expect(workspace.rooms.unread.value).toBe(0);
    await come(noteFrame(3, 'Hello?'));
    expect(read).toEqual([2, 3]);
    expect(workspace.rooms.unread.value).toBe(0);
  });

  it('tells others that something is being written', async () => {
    const { one, step, pusher } = await opened();
    const channel = pusher.channel(roomChannel(uuid(1)));
    await step(() => pusher.admit(roomChannel(uuid(1))));
    await step(() => type(one<HTMLTextAreaElement>('textarea'), 'Lun'));
    expect(channel.triggered.map((one) => one.data)).toContainEqual({ typing: true });
  });

  it('tells it also where the room was opened before it was known which rooms there are', async () => {
    const rooms = deferred<RoomCards>();
    const { one, step, pusher, card } = await opened([], {
      readRooms: async () => ({ ok: true, value: await rooms.promise }),
    });
    await step(() => pusher.admit(roomChannel(uuid(1))));
    await step(() => rooms.resolve({ rooms: [card], epoch: EPOCH }));
    await step(() => type(one<HTMLTextAreaElement>('textarea'), 'Lun'));
    expect(pusher.channel(roomChannel(uuid(1))).triggered.map(({ data }) => data)).toContainEqual({
      typing: true,
    });
  });

  it('shows who is there', async () => {
    const { step, pusher, text } = await opened();
    const name = roomChannel(uuid(1));
    await step(() => pusher.admit(name));
    await step(() => pusher.channel(name).come(`agent-${BEN.id}`, { kind: 'agent', name: 'Ben' }));
    expect(text()).toContain('Ben');
  });

  it('is what the palette offers to search', async () => {
    const { step, root, text } = await opened();
    await step(() => press(document.body, 'k', { ctrlKey: true }));
    await eventually(async () => {
      await step(() => {});
      expect([...root.querySelectorAll('[role="option"]')].length).toBeGreaterThan(0);
    });
    expect(text()).toContain('Find in this room');
    expect(text()).not.toContain('Find in conversation');
  });

  it('says that it was closed', async () => {
    const { text } = await opened([], { readRoom: () => refused(404, 'conversation_unknown') });
    expect(text()).toContain('This room was deleted');
  });
});

describe('what is new in rooms', () => {
  async function elsewhere(said: Message[] = []) {
    const room = kitchen(said);
    const page = await stage(<WorkspaceView />, { api: room.api });
    const come = (data: object, name = CONVERSATION_EVENT) =>
      page.step(() => page.pusher.channel(AGENTS_CHANNEL).emit(name, data));
    const unread = () => page.workspace.rooms.unread.value;
    return { ...page, ...room, come, unread };
  }

  it('is counted where it can be seen, live, and not what one said oneself', async () => {
    const { come, unread, one } = await elsewhere([note(1, 'Tea?')]);
    expect(unread()).toBe(1);
    await come(noteFrame(2, 'Anyone?'));
    expect(one('.rail a[href="/console/rooms"]').getAttribute('aria-label')).toBe('Team rooms, 2 unread');
    await come(noteFrame(2, 'Anyone?'));
    await come(noteFrame(3, 'I do', ANA));
    expect(unread()).toBe(2);
  });

  it('asks again where something is missing', async () => {
    const { come, unread, card } = await elsewhere();
    card.unread = 7;
    await come(noteFrame(5, 'A later one'));
    expect(unread()).toBe(7);
  });

  it('is over when it was read in another browser of the same agent', async () => {
    const { come, unread } = await elsewhere([note(1, 'Tea?')]);
    await come({ roomId: uuid(1), agentId: BEN.id, upTo: 1 }, ROOM_READ_EVENT);
    expect(unread()).toBe(1);
    await come({ roomId: uuid(1), agentId: ANA.id, upTo: 1 }, ROOM_READ_EVENT);
    expect(unread()).toBe(0);
  });

  it('is no business of the queues', async () => {
    const { come, workspace } = await elsewhere();
    await come(noteFrame(1, 'Tea?'));
    expect(workspace.inbox.cards.value.size).toBe(0);
  });

  it('is asked for again when the server did not answer', async () => {
    const room = kitchen([note(1, 'Tea?')]);
    let away = true;
    const { workspace, deps, step } = await stage(<WorkspaceView />, {
      api: { ...room.api, readRooms: () => (away ? silence() : ok({ rooms: [room.card], epoch: EPOCH })) },
    });
    expect(workspace.rooms.all.value).toBeNull();
    away = false;
    await step(() => deps.clock.pass(5_000));
    expect(workspace.rooms.unread.value).toBe(1);
  });

  it('follows an edit of the last words', async () => {
    const { come, workspace } = await elsewhere([note(1, 'Tee?')]);
    const id = message(1, 1).id;
    await come(frame(event(1, 2, 'message.edited', { messageId: id, body: 'Tea?' })));
    expect(workspace.rooms.all.value?.[0]?.lastMessage?.body).toBe('Tea?');
  });

  it('is searched from its head, and leads to the message', async () => {
    const room = kitchen([note(1, 'Tea?'), note(2, 'Coffee!')]);
    const page = await stage(<WorkspaceView />, {
      path: ROOM,
      api: room.api,
      accountsApi: { findInRoom: (() => ok({ seqs: [1], next: null })) as never },
    });
    const { step, one, path, workspace } = page;
    await step(() => workspace.openThread({ kind: 'room', id: uuid(1) }));
    await roomShown(page);
    await step(() => one('[aria-label="Find in this room"]').click());
    await eventually(async () => {
      await step(() => {});
      one('.find-bar__input');
    });
    await step(() => type(one('.find-bar__input'), 'tea'));
    await step(() => press(one('.find-bar__input'), 'Enter'));
    expect(path()).toBe(`${ROOM}?at=1&within=tea`);
    await eventually(() => expect(one('[data-sought="true"]').textContent).toContain('Tea?'));
    expect(one('[data-sought="true"] mark').textContent).toBe('Tea');
  });

  it('tells whoever is mentioned, and leads there', async () => {
    const { come, text, root, step, path } = await elsewhere();
    await come(noteFrame(1, 'Tea, @Ana?'));
    expect(text()).toContain('Ben mentioned you');
    const look = [...root.querySelectorAll<HTMLElement>('.notice a')][0];
    await step(() => look?.click());
    expect(path()).toBe(ROOM);
  });
});
