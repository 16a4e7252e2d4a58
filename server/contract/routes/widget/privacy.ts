import { StoredAboutMe } from '../../schemas/widget-api.ts';
import type { Routes } from '../route.ts';

/** What is stored about a visitor: shown to them, and deleted when they say so. */
export const widgetPrivacy = {
  read: {
    method: 'GET',
    path: '/api/widget/visitor',
    who: 'data_subject',
    answer: StoredAboutMe,
    streamed: true,
    summary: 'Read everything that is stored about the visitor',
    description: 'Everything that the visitor may see; notes that agents made for each other are not in it.',
  },
  erase: {
    method: 'DELETE',
    path: '/api/widget/visitor',
    who: 'data_subject',
    summary: 'Delete the visitor and everything with them',
    description: 'Conversations and files too. The token never works again.',
  },
} as const satisfies Routes;
