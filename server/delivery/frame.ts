import { AGENTS_CHANNEL, CONVERSATION_EVENT, visitorChannel } from '../contract/channels.ts';
import { ENGINE_EVENT_LIMIT_BYTES } from '../contract/protocol.ts';
import type { ConversationEvent, EngineFrame } from '../contract/schemas/events.ts';
import { type EventWithMessage, eventFrom } from '../conversations/read-events.ts';
import type { Publication } from '../engine/engine.ts';

/**
 * What is published for one event: the agents' copy, and the visitor's copy where there is a visitor who may see it. A
 * note has no visitor's copy.
 */
export function publicationsOf(
  row: EventWithMessage,
  visitorId: string | null,
  epoch: string,
): Publication[] {
  const forAgents = {
    channel: AGENTS_CHANNEL,
    name: CONVERSATION_EVENT,
    data: frameOf(eventFrom(row, 'agent'), epoch),
  };
  if (row.visible !== 1) return [forAgents];
  if (visitorId === null) return [forAgents];
  const forVisitor = {
    channel: visitorChannel(visitorId),
    name: CONVERSATION_EVENT,
    data: frameOf(eventFrom(row, 'visitor'), epoch),
  };
  return [forVisitor, forAgents];
}

/** Past the engine's limit, counted in UTF-8 bytes, an event travels without its data and clients fetch it. */
export function frameOf(event: ConversationEvent, epoch: string): EngineFrame {
  const whole: EngineFrame = { epoch, cut: false, event };
  if (Buffer.byteLength(JSON.stringify(whole)) <= ENGINE_EVENT_LIMIT_BYTES) return whole;
  const { data: _data, ...head } = event;
  return { epoch, cut: true, event: head };
}
