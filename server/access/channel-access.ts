import { ApiError } from '../common/api-error.ts';
import {
  AGENTS_CHANNEL,
  agentChannel,
  conversationChannel,
  memberId,
  roomChannel,
  visitorChannel,
} from '../contract/channels.ts';
import type { Db } from '../database/database.ts';
import { type Actor, visitorName } from './actor.ts';
import { findConversation, findRoom } from './conversation-access.ts';

/** What the engine is told about a member of a presence channel; everybody in the channel sees it. */
export type Member = { user_id: string; user_info: { kind: 'agent' | 'visitor'; name: string } };

/** A channel somebody may subscribe to: its name, made here, and for presence channels the member. */
export type GrantedChannel = { name: string; member: Member | null };

const CONVERSATION = /^presence-conversation-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const ROOM = /^presence-room-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * The one place that decides who may subscribe to what. The asked name only selects: what is signed is the name
 * derived here. Everything else – another visitor's channel, an unknown conversation, a user's own channel of the
 * engine – is refused in the same words.
 * @throws ApiError `channel_refused`
 */
export async function grantChannel(db: Db, actor: Actor, asked: string): Promise<GrantedChannel> {
  if (actor.kind === 'visitor' && actor.only === undefined && asked === visitorChannel(actor.visitor.id)) {
    return { name: visitorChannel(actor.visitor.id), member: null };
  }
  if (actor.kind === 'agent' && asked === AGENTS_CHANNEL) {
    return { name: AGENTS_CHANNEL, member: memberOf(actor) };
  }
  if (actor.kind === 'agent' && asked === agentChannel(actor.agent.id)) {
    return { name: agentChannel(actor.agent.id), member: null };
  }
  const conversationId = CONVERSATION.exec(asked)?.[1];
  if (conversationId !== undefined) {
    const conversation = await findConversation(db, actor, conversationId).catch(refuseUnknown);
    return { name: conversationChannel(conversation.id), member: memberOf(actor) };
  }
  const roomId = ROOM.exec(asked)?.[1];
  if (roomId !== undefined && actor.kind === 'agent') {
    const room = await findRoom(db, actor.agent, roomId).catch(refuseUnknown);
    return { name: roomChannel(room.id), member: memberOf(actor) };
  }
  throw refusal();
}

/** Who somebody is on the engine. */
export function memberOf(actor: Actor): Member {
  if (actor.kind === 'bot') throw refusal();
  return actor.kind === 'agent'
    ? { user_id: memberId('agent', actor.agent.id), user_info: { kind: 'agent', name: actor.agent.name } }
    : {
        user_id: memberId('visitor', actor.visitor.id),
        user_info: { kind: 'visitor', name: visitorName(actor.visitor) },
      };
}

function refuseUnknown(error: unknown): never {
  throw error instanceof ApiError ? refusal() : error;
}

function refusal(): ApiError {
  return new ApiError('channel_refused', 'This channel is not open to you.');
}
