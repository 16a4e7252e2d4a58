import {
  ChangePassword,
  ChangeProfile,
  EnableSecondFactor,
  PreparedSecondFactor,
  Profile,
  RecoveryCodes,
  SessionList,
} from '../../schemas/accounts-api.ts';
import { Avatar } from '../../schemas/developers/avatars.ts';
import { AT, ID } from '../examples.ts';
import type { Routes } from '../route.ts';
import { AVATAR, AVATAR_UPLOAD } from './developers/avatars.ts';

/** The signed-in agent's own account: name, password, sessions, second factor. */
export const profile = {
  read: {
    method: 'GET',
    path: '/api/agent/profile',
    who: 'agent',
    answer: Profile,
    summary: 'Read your own account',
    description: 'Name, address and role, and whether a second factor is on.',
    example: {
      answer: {
        name: 'Ana',
        email: 'ana@shop.example',
        role: 'admin',
        secondFactor: true,
        recoveryCodesLeft: 9,
      },
    },
  },
  change: {
    method: 'PUT',
    path: '/api/agent/profile',
    who: 'agent',
    body: ChangeProfile,
    summary: 'Change your name',
    description: 'The name that colleagues and visitors see, from now on.',
    example: { body: { name: 'Ana Lima' } },
  },
  putAvatar: {
    method: 'POST',
    path: '/api/agent/profile/avatar',
    who: 'agent',
    file: true,
    answer: Avatar,
    summary: 'Set your own picture',
    description: `${AVATAR_UPLOAD} Colleagues see it, and visitors to whom you write.`,
    example: { answer: { avatar: AVATAR } },
  },
  deleteAvatar: {
    method: 'DELETE',
    path: '/api/agent/profile/avatar',
    who: 'agent',
    summary: 'Remove your own picture',
    description: 'Your initials are shown from now on.',
  },
  changePassword: {
    method: 'PUT',
    path: '/api/agent/profile/password',
    who: 'agent',
    body: ChangePassword,
    errors: ['sign_in_failed'],
    summary: 'Change your password',
    description: 'Answers with a new cookie; every other session of the agent ends.',
    example: { body: { current: 'correct horse battery', next: 'purple monkey dishwasher' } },
  },
  listSessions: {
    method: 'GET',
    path: '/api/agent/profile/sessions',
    who: 'agent',
    answer: SessionList,
    summary: 'List where you are signed in',
    description: 'Every browser with a session of the agent, and which of them asks.',
    example: {
      answer: {
        sessions: [
          { id: ID, current: true, userAgent: 'Firefox', network: '203.0.113.7', startedAt: AT, seenAt: AT },
        ],
      },
    },
  },
  endOtherSessions: {
    method: 'DELETE',
    path: '/api/agent/profile/sessions',
    who: 'agent',
    summary: 'Sign out everywhere else',
    description: 'Ends all sessions of the agent but the one that asks, with their live connections.',
  },
  endSession: {
    method: 'DELETE',
    path: '/api/agent/profile/sessions/:id',
    who: 'agent',
    errors: ['not_found'],
    summary: 'End one of your sessions',
    description: 'By the id in the list of sessions.',
  },
  prepareSecondFactor: {
    method: 'POST',
    path: '/api/agent/profile/second-factor',
    who: 'agent',
    confirmed: true,
    answer: PreparedSecondFactor,
    errors: ['second_factor_on'],
    summary: 'Prepare two-factor sign-in',
    description: 'The secret for an authenticator app. It counts once a code of it was given.',
  },
  enableSecondFactor: {
    method: 'PUT',
    path: '/api/agent/profile/second-factor',
    who: 'agent',
    confirmed: true,
    body: EnableSecondFactor,
    answer: RecoveryCodes,
    errors: ['second_factor_wrong', 'second_factor_on'],
    summary: 'Turn two-factor sign-in on',
    description: 'With a code of the app that was prepared. Answers with the recovery codes, this once.',
    example: { body: { code: '492039' } },
  },
  disableSecondFactor: {
    method: 'DELETE',
    path: '/api/agent/profile/second-factor',
    who: 'agent',
    confirmed: true,
    summary: 'Turn two-factor sign-in off',
    description: 'The secret and the recovery codes are forgotten.',
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/api/agent/profile/recovery-codes',
    who: 'agent',
    confirmed: true,
    answer: RecoveryCodes,
    summary: 'Make new recovery codes',
    description: 'They are shown this once; the ones before stop working.',
  },
} as const satisfies Routes;
