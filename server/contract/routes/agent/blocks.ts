import { Block, Blocks, CreateBlock } from '../../schemas/people.ts';
import { AT, ID, VISITOR } from '../examples.ts';
import type { Routes } from '../route.ts';

const BLOCK = {
  id: ID,
  kind: 'visitor',
  visitor: { id: VISITOR.id, name: VISITOR.name },
  network: null,
  reason: 'spam',
  by: 'Ana',
  at: AT,
};

/** Visitors and networks from which nothing is taken any more. */
export const blocks = {
  list: {
    method: 'GET',
    path: '/api/agent/blocks',
    who: 'agent',
    key: 'blocks',
    answer: Blocks,
    summary: 'List who and what is blocked',
    description: 'Visitors and networks, with the reason and who blocked them.',
    example: { answer: { blocks: [BLOCK] } },
  },
  create: {
    method: 'POST',
    path: '/api/agent/blocks',
    who: 'agent',
    key: 'blocks',
    body: CreateBlock,
    answer: Block,
    creates: 'once',
    errors: ['not_found'],
    summary: 'Block a visitor, or the network they write from',
    description: 'They may read what there is, and add nothing to it. 200 where it was blocked already.',
    example: { body: { visitorId: VISITOR.id, kind: 'visitor', reason: 'spam' }, answer: BLOCK },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/blocks/:id',
    who: 'agent',
    key: 'blocks',
    errors: ['not_found'],
    summary: 'Unblock',
    description: 'By the id in the list of blocks.',
  },
} as const satisfies Routes;
