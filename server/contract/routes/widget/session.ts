import { ChannelAuth, ChannelAuthRequest } from '../../schemas/engine.ts';
import { CreateVisitor, IdentifyVisitor, VisitorSession } from '../../schemas/widget-api.ts';
import { PAGE, SOCKET_ID, VISITOR } from '../examples.ts';
import type { Routes } from '../route.ts';

/** Who the visitor is: made, identified, returning, signed out. */
export const widgetSession = {
  create: {
    method: 'POST',
    path: '/api/widget/visitors',
    who: 'token',
    body: CreateVisitor,
    answer: VisitorSession,
    creates: 'once',
    errors: ['site_unknown', 'origin_not_allowed', 'visitor_blocked', 'id_taken', 'proof_required'],
    summary: 'Make a visitor',
    description: 'Under an id and with a bearer token (32 random bytes in base64url) that the client mints.',
    example: { body: { id: VISITOR.id, siteKey: 'shop', language: 'de', page: PAGE } },
  },
  identify: {
    method: 'POST',
    path: '/api/widget/identity',
    who: 'token',
    body: IdentifyVisitor,
    answer: VisitorSession,
    creates: 'once',
    errors: [
      'site_unknown',
      'origin_not_allowed',
      'visitor_blocked',
      'identity_invalid',
      'identity_expired',
      'id_taken',
    ],
    summary: 'Say who the visitor is, as the site signed it',
    description:
      '201 the first time this person is seen. `id_taken` when the bearer token speaks for somebody else: end it, mint a new one, ask again.',
    example: { body: { siteKey: 'shop', identity: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2lnbmF0dXJl' } },
  },
  read: {
    method: 'GET',
    path: '/api/widget/session',
    who: 'visitor',
    answer: VisitorSession,
    summary: 'Read everything a returning visitor needs to go on',
    description: 'Who they are, the site, their newest conversation, and where the engine is.',
  },
  end: {
    method: 'DELETE',
    path: '/api/widget/session',
    who: 'token',
    summary: 'End the token',
    description:
      'For log-out, or a change of user: it never works again. A token that speaks for nobody is answered alike.',
  },
  authorizeChannel: {
    method: 'POST',
    path: '/api/widget/channel-auth',
    who: 'visitor',
    body: ChannelAuthRequest,
    answer: ChannelAuth,
    errors: ['channel_refused'],
    summary: 'Be let into a channel of the engine',
    description:
      "What pusher-js' `channelAuthorization` asks for before it subscribes to a private or presence channel.",
    example: { body: { socket_id: SOCKET_ID, channel_name: `private-visitor-${VISITOR.id}` } },
  },
} as const satisfies Routes;
