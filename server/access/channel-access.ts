import { Refused } from '../common/api-error.ts';
import {
  AGENTS_CHANNEL,
  agentChannel,
  conversationChannel,
  memberId,
  roomChannel,
  visitorChannel,
} from '../contract/channels.ts';
import type { Db } from '../database/database.ts';
import { type Reader, visitorName } from './actor.ts';
import { findConversation, findRoom } from './conversation-access.ts';

/** What the engine is told of a member of a presence channel; everybody in the channel sees it. */
export type Member = { user_id: string; user_info: { kind: 'agent' | 'visitor'; name: string } };

/** A channel somebody may subscribe to: its name, made here, and for presence channels the member. */
export type GrantedChannel = { name: string; member: Member | null };

const CONVERSATION = /^presence-conversation-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const ROOM = /^presence-room-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * The one place that decides who may subscribe to what. The asked name only selects: what is signed is the name
 * derived here. Everything else – another visitor's channel, an unknown conversation, a user's own channel of the
 * engine – is refused in the same words.
 * @throws Refused `channel_refused`
 */
export async function grantChannel(db: Db, reader: Reader, asked: string): Promise<GrantedChannel> {
  if (reader.kind === 'visitor' && asked === visitorChannel(reader.visitor.id)) {
    return { name: visitorChannel(reader.visitor.id), member: null };
  }
  if (reader.kind === 'agent' && asked === AGENTS_CHANNEL) {
    return { name: AGENTS_CHANNEL, member: memberOf(reader) };
  }
  if (reader.kind === 'agent' && asked === agentChannel(reader.agent.id)) {
    return { name: agentChannel(reader.agent.id), member: null };
  }
  const conversationId = CONVERSATION.exec(asked)?.[1];
  if (conversationId !== undefined) {
    const conversation = await findConversation(db, reader, conversationId).catch(refuseUnknown);
    return { name: conversationChannel(conversation.id), member: memberOf(reader) };
  }
  const roomId = ROOM.exec(asked)?.[1];
  if (roomId !== undefined && reader.kind === 'agent') {
    const room = await findRoom(db, reader.agent, roomId).catch(refuseUnknown);
    return { name: roomChannel(room.id), member: memberOf(reader) };
  }
  throw refusal();
}

/** Who somebody is on the engine. */
export function memberOf(reader: Reader): Member {
  return reader.kind === 'agent'
    ? { user_id: memberId('agent', reader.agent.id), user_info: { kind: 'agent', name: reader.agent.name } }
    : {
        user_id: memberId('visitor', reader.visitor.id),
        user_info: { kind: 'visitor', name: visitorName(reader.visitor) },
      };
}

function refuseUnknown(error: unknown): never {
  throw error instanceof Refused ? refusal() : error;
}

function refusal(): Refused {
  return new Refused('channel_refused', 'This channel is not open to you.');
}
