import { AuditPage, AuditQuery } from '../../schemas/accounts-api.ts';
import { ANA, AT, ID } from '../examples.ts';
import type { Routes } from '../route.ts';

export const auditLog = {
  read: {
    method: 'GET',
    path: '/api/agent/audit-log',
    who: 'admin',
    key: 'audit',
    query: AuditQuery,
    answer: AuditPage,
    summary: 'Read who did what',
    description:
      'Sign-ins, settings, exports, deletions, the newest first. Only entries for which all that is given holds; the cursor is of a page that was asked for with the same.',
    example: {
      query: { action: 'settings.changed' },
      answer: {
        entries: [
          { id: ID, at: AT, action: 'settings.changed', actor: ANA, subject: 'label: refund', network: null },
        ],
        next: null,
      },
    },
  },
} as const satisfies Routes;
