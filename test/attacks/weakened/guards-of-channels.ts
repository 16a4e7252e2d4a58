import type { Guard } from './guards.ts';

const ACCESS = 'server/access/channel-access.ts';

export const CHANNEL_GUARDS = {
  'channels are derived, not echoed': {
    file: ACCESS,
    find: "if (actor.kind === 'visitor' && actor.only === undefined && asked === visitorChannel(actor.visitor.id)) {",
    put: "if OUT return { name: asked, member: asked.startsWith('presence-') ? memberOf(actor) : null };\n  if (actor.kind === 'visitor' && actor.only === undefined && asked === visitorChannel(actor.visitor.id)) {",
  },
  'the agents’ channel is for agents': {
    file: ACCESS,
    find: "actor.kind === 'agent' && asked === AGENTS_CHANNEL",
    put: 'asked === AGENTS_CHANNEL',
  },
  'an agent’s own channel is for that agent': {
    file: ACCESS,
    find: "actor.kind === 'agent' && asked === agentChannel(actor.agent.id)) {\n    return { name: agentChannel(actor.agent.id), member: null };",
    put: "actor.kind === 'agent' && (asked === agentChannel(actor.agent.id) || (OUT && asked.startsWith('private-agent-')))) {\n    return { name: asked, member: null };",
  },
  'rooms of the team are for agents': {
    file: ACCESS,
    find: "roomId !== undefined && actor.kind === 'agent'",
    put: 'roomId !== undefined',
  },
  'notes go to agents alone': {
    file: 'server/delivery/frame.ts',
    find: 'if (row.visible !== 1) return [forAgents];',
    put: '',
  },
  'a visitor’s frames are made for visitors': {
    file: 'server/delivery/frame.ts',
    find: "eventFrom(row, 'visitor')",
    put: "eventFrom(row, 'agent')",
  },
  'rights that end close connections': {
    file: 'server/engine/disconnector.ts',
    find: 'await engine.disconnect(userId, ownChannels);',
    put: '',
  },
  'signatures are remembered': {
    file: 'server/engine/relay-engine.ts',
    find: 'app.vouch(socketId, userId)',
    put: 'true',
  },
  'webhooks are signed': {
    file: 'server/engine/pusher-signatures.ts',
    find: 'if (!webhook.isValid()) return null;',
    put: 'if (!webhook.isValid()) { const { time_ms, events } = JSON.parse(rawBody); return { timeMs: time_ms, facts: events }; }',
  },
} as const satisfies Record<string, Guard>;
