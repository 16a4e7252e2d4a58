import {
  Bridge,
  BridgeParams,
  BridgePersonParams,
  Bridges,
  BridgeTest,
  LinkBridgePerson,
  PutBridge,
} from '../../../bridges/bridges-api.ts';
import { AT, ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const BRIDGE = {
  kind: 'slack',
  locale: 'en',
  state: 'on',
  reason: null,
  connectedAt: AT,
  channels: [{ siteId: ID, channel: 'C024BE91L', reason: null }],
  people: [{ id: 'U061F7AUR', name: 'Maria', agentId: null, seenAt: AT }],
};

/** Chat bridges: conversations as threads of a team chat. */
export const bridges = {
  list: {
    method: 'GET',
    path: '/api/agent/bridges',
    who: 'admin',
    answer: Bridges,
    summary: 'List the chat bridges',
    description: 'Those that are set up, without their secrets.',
    example: { answer: { bridges: [BRIDGE] } },
  },
  put: {
    method: 'PUT',
    path: '/api/agent/bridges/:kind',
    who: 'admin',
    confirmed: true,
    params: BridgeParams,
    body: PutBridge,
    answer: Bridge,
    errors: ['bad_request'],
    summary: 'Set up a chat bridge, or change it',
    description:
      'Slack needs a bot token (`xoxb-`) and an app token (`xapp-`) with Socket Mode, Telegram the token of a bot. Conversations that are in a thread already stay there.',
    example: {
      body: {
        secrets: { botToken: 'xoxb-2-3-example', appToken: 'xapp-1-A-2-example' },
        locale: 'en',
        channels: [{ siteId: ID, channel: 'C024BE91L' }],
      },
      answer: BRIDGE,
    },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/bridges/:kind',
    who: 'admin',
    params: BridgeParams,
    errors: ['not_found'],
    summary: 'Remove a chat bridge',
    description:
      'With its secrets. What was posted in the chat stays there; answers there no longer reach visitors.',
  },
  test: {
    method: 'POST',
    path: '/api/agent/bridges/:kind/test',
    who: 'admin',
    params: BridgeParams,
    answer: BridgeTest,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Test a chat bridge',
    description: 'Tries the tokens, and posts a line into each channel.',
    example: {
      answer: {
        steps: [
          { what: 'access', siteId: null, reason: null },
          { what: 'connection', siteId: null, reason: null },
          { what: 'channel', siteId: ID, reason: 'not_in_channel' },
        ],
      },
    },
  },
  linkPerson: {
    method: 'PUT',
    path: '/api/agent/bridges/:kind/people/:personId',
    who: 'admin',
    confirmed: true,
    params: BridgePersonParams,
    body: LinkBridgePerson,
    errors: ['not_found', 'agent_unknown'],
    summary: 'Say as which agent somebody of the chat answers',
    description:
      'Only somebody who has written there. Everybody else is the agent with the e-mail address that the chat has of them; Telegram has none.',
    example: { body: { agentId: ID } },
  },
} as const satisfies Routes;
