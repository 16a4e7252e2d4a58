import { Team } from '../../schemas/agent-api.ts';
import { ChangeAvailability } from '../../schemas/people.ts';
import { Offers } from '../../schemas/triage-api.ts';
import { ANA } from '../examples.ts';
import type { Routes } from '../route.ts';

/** Who of the agents is there, and what they are offered. */
export const availability = {
  listAgents: {
    method: 'GET',
    path: '/api/agent/team',
    who: 'agent',
    key: 'read',
    answer: Team,
    summary: 'List all agents, and who is available',
    description: 'Those who may sign in, by name.',
    example: {
      answer: {
        agents: [
          {
            ...ANA,
            email: 'ana@shop.example',
            role: 'admin',
            onDuty: true,
            here: true,
            state: 'on',
            cap: null,
            open: 3,
          },
        ],
      },
    },
  },
  change: {
    method: 'PUT',
    path: '/api/agent/availability',
    who: 'agent',
    key: 'write',
    person: true,
    body: ChangeAvailability,
    summary: 'Change your availability',
    description:
      'On duty, busy or away. Without a state, a console that the engine does not see says that it is there.',
    example: { body: { state: 'busy' } },
  },
  listOffers: {
    method: 'GET',
    path: '/api/agent/offers',
    who: 'agent',
    key: 'read',
    person: true,
    answer: Offers,
    summary: 'List the conversations that are on offer to you',
    description: 'The one that ends first in front. Taken by claiming the conversation.',
    example: { answer: { cards: [] } },
  },
} as const satisfies Routes;
