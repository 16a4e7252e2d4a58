import { AGENTS_CHANNEL, CONVERSATION_EVENT, visitorChannel } from '../contract/channels.ts';
import { ENGINE_EVENT_LIMIT_BYTES } from '../contract/protocol.ts';
import type { ConversationEvent, EngineFrame } from '../contract/schemas/events.ts';
import { eventFrom } from '../conversations/read-events.ts';
import type { Publication } from '../engine/engine.ts';
import type { UnpublishedEvent } from './unpublished-events.ts';

/**
 * What is published for one event: the agents' copy, and the visitor's copy where there is a visitor who may see it. A
 * note has no visitor's copy.
 */
export function publicationsOf(row: UnpublishedEvent, epoch: string): Publication[] {
  const forAgents = {
    channel: AGENTS_CHANNEL,
    name: CONVERSATION_EVENT,
    data: frameOf(withMark(eventFrom(row, 'agent'), row), epoch),
  };
  if (row.visible !== 1) return [forAgents];
  if (row.visitor_id === null) return [forAgents];
  const forVisitor = {
    channel: visitorChannel(row.visitor_id),
    name: CONVERSATION_EVENT,
    data: frameOf(eventFrom(row, 'visitor'), epoch),
  };
  return [forVisitor, forAgents];
}

/**
 * What the visitor is shown as read, with the assignee's mark where that is the one, so that their other browsers learn of it. It
 * is no part of what is stored: a node of the version before, beside this one, could not answer with an event that has it. Where
 * the mark has changed since, something later tells of it.
 */
function withMark(
  event: ConversationEvent,
  { assignee_id, mark_seq, mark_version }: UnpublishedEvent,
): ConversationEvent {
  if (event.type !== 'conversation.read' || event.data.by !== 'agents') return event;
  if (assignee_id === null || mark_version === null || mark_seq !== event.data.upTo) return event;
  return { ...event, data: { ...event.data, mark: { agentId: assignee_id, version: mark_version } } };
}

/** Past the engine's limit, counted in UTF-8 bytes, an event travels without its data and clients fetch it. */
export function frameOf(event: ConversationEvent, epoch: string): EngineFrame {
  const whole: EngineFrame = { epoch, cut: false, event };
  if (Buffer.byteLength(JSON.stringify(whole)) <= ENGINE_EVENT_LIMIT_BYTES) return whole;
  const { data: _data, ...head } = event;
  return { epoch, cut: true, event: head };
}
