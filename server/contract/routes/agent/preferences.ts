import { Preferences } from '../../schemas/preferences.ts';
import type { Routes } from '../route.ts';

/** What an agent has chosen about the console. */
export const preferences = {
  read: {
    method: 'GET',
    path: '/api/agent/preferences',
    who: 'agent',
    answer: Preferences,
    summary: 'Read what you have chosen',
    description: 'What is left out is as usual.',
    example: { answer: { sendWith: 'mod-enter' } },
  },
  change: {
    method: 'PATCH',
    path: '/api/agent/preferences',
    who: 'agent',
    body: Preferences,
    answer: Preferences,
    summary: 'Change what you have chosen',
    description: 'Changes what is given and keeps the rest.',
    example: { body: { sendWith: 'mod-enter' }, answer: { sendWith: 'mod-enter' } },
  },
} as const satisfies Routes;
