/**
 * The names of the channels, in one place for both ends. Who may subscribe to which is decided by the
 * server alone (`server/access/channel-access.ts`).
 */

/** Carries the visible events of one visitor's conversations, to that visitor's tabs and nobody else. */
export const visitorChannel = (visitorId: string): string => `private-visitor-${visitorId}`;

/** Who is looking at a conversation, and who types; what was said is never sent over it. */
export const conversationChannel = (conversationId: string): string =>
  `presence-conversation-${conversationId}`;

/** Who is in a room of the team, and who types there; agents only. What is said comes over {@link AGENTS_CHANNEL}. */
export const roomChannel = (roomId: string): string => `presence-room-${roomId}`;

/** What one agent did that concerns their own browsers alone. */
export const agentChannel = (agentId: string): string => `private-agent-${agentId}`;

/** Who is on duty, and the events of all conversations; agents only. */
export const AGENTS_CHANNEL = 'presence-agents';

/** The member id of an agent or visitor in presence channels. */
export const memberId = (kind: 'agent' | 'visitor' | 'bot', id: string): string => `${kind}-${id}`;

/**
 * Client events, sent over {@link conversationChannel} from browser to browser: `{typing}`, and from visitors of a site
 * that shows its agents what is being written also `text`, its end. No server keeps any of it.
 */
export const TYPING_EVENT = 'client-typing';
/** At most so much of what is being written is shown (UTF-16 units), … */
export const PREVIEW_LENGTH = 500;
/** … and at most once in this time. */
export const PREVIEW_PAUSE_MS = 700;

/** The one event name under which a conversation's events travel; `data` is an `EngineFrame`. */
export const CONVERSATION_EVENT = 'conversation.event';

/**
 * On {@link AGENTS_CHANNEL}: an agent is on duty, busy or away from now on, or came or left, which `data` does not say: it is an
 * `AgentAvailability`, what they have chosen.
 */
export const AGENT_AVAILABILITY_EVENT = 'agent.availability';

/** On {@link AGENTS_CHANNEL}: a team, a label, a canned reply or a room was changed: they are to be read again. No `data`. */
export const SETTINGS_CHANGED_EVENT = 'settings.changed';

/**
 * On {@link AGENTS_CHANNEL}: what is to be sent later in a conversation was scheduled, changed, cancelled, sent or held; `data` is a
 * `ScheduledChanged`.
 */
export const SCHEDULED_CHANGED_EVENT = 'scheduled.changed';

/** On {@link AGENTS_CHANNEL}: an agent has read a room, in whatever browser; `data` is a `RoomRead`. */
export const ROOM_READ_EVENT = 'room.read';

/** On {@link agentChannel}: the agent has read a conversation, or marked it as unread; `data` is a `Reading`. */
export const READING_EVENT = 'conversation.reading';

/** On {@link agentChannel}: a visitor gave a bad rating, of which this agent is to hear; `data` is a `BadRating`. */
export const BAD_RATING_EVENT = 'rating.bad';

/** On {@link AGENTS_CHANNEL}: a visitor came or went, or looks at another page; `data` is a `VisitorPresence`. */
export const VISITOR_PRESENCE_EVENT = 'visitor.presence';

/** On {@link visitorChannel}: somebody of the site came on duty or left, or the hours did; `data` is a `SiteState`. */
export const SITE_STATE_EVENT = 'site.state';

/** On {@link visitorChannel}: the visitor's position in the queue now; `data` is a `QueuePosition`. */
export const QUEUE_POSITION_EVENT = 'queue.position';

/** On {@link visitorChannel}: the bot that has a conversation is writing; `data` is `{conversationId}`. */
export const BOT_TYPING_EVENT = 'bot.typing';

/** On {@link visitorChannel} and {@link AGENTS_CHANNEL}: nothing is stored of them any more; `data` is a `VisitorErased`. */
export const VISITOR_ERASED_EVENT = 'visitor.erased';

/** On the same: conversations were deleted, and nothing of them is stored any more; `data` is a `ConversationsDeleted`. */
export const CONVERSATION_DELETED_EVENT = 'conversation.deleted';
