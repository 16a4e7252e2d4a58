import { Confirmation, SignIn } from '../../schemas/accounts-api.ts';
import { AgentSession } from '../../schemas/agent-api.ts';
import { ChannelAuth, ChannelAuthRequest, UserAuth, UserAuthRequest } from '../../schemas/engine.ts';
import { SOCKET_ID } from '../examples.ts';
import type { Routes } from '../route.ts';

/** Signing in and out, and what a console needs to connect to the engine. */
export const session = {
  read: {
    method: 'GET',
    path: '/api/agent/session',
    who: 'agent',
    answer: AgentSession,
    summary: 'Read who is signed in',
    description: 'The agent, and what a console needs to work: where the engine is, limits and timings.',
  },
  signIn: {
    method: 'POST',
    path: '/api/agent/session',
    who: 'console_page',
    body: SignIn,
    answer: AgentSession,
    errors: ['sign_in_failed', 'second_factor_required', 'second_factor_wrong'],
    summary: 'Sign in',
    description:
      'Sets the cookie of the session. After too many wrong tries `429` says when to come back; with `details.codeHelps`, the right password together with the right code is still taken.',
    example: { body: { email: 'ana@shop.example', password: 'correct horse battery' } },
  },
  confirm: {
    method: 'POST',
    path: '/api/agent/session/confirmation',
    who: 'agent',
    body: Confirmation,
    errors: ['sign_in_failed', 'second_factor_wrong'],
    summary: 'Prove again who you are',
    description:
      'With the password, or with a code where a second factor is on. For ten minutes after it, what answers `confirmation_required` is taken.',
    example: { body: { password: 'correct horse battery' } },
  },
  signOut: {
    method: 'DELETE',
    path: '/api/agent/session',
    who: 'console_page',
    summary: 'Sign out',
    description: 'Ends the session of the cookie, if there is one, and removes the cookie.',
  },
  authorizeChannel: {
    method: 'POST',
    path: '/api/agent/channel-auth',
    who: 'agent',
    body: ChannelAuthRequest,
    answer: ChannelAuth,
    errors: ['channel_refused'],
    summary: 'Be let into a channel of the engine',
    description:
      "What pusher-js' `channelAuthorization` asks for before it subscribes to a private or presence channel.",
    example: { body: { socket_id: SOCKET_ID, channel_name: 'presence-agents' } },
  },
  authenticateUser: {
    method: 'POST',
    path: '/api/agent/user-auth',
    who: 'agent',
    body: UserAuthRequest,
    answer: UserAuth,
    summary: 'Sign in to the engine',
    description:
      "What pusher-js' `userAuthentication` asks for, so that this server can end the connection when rights end.",
    example: { body: { socket_id: SOCKET_ID } },
  },
} as const satisfies Routes;
