import { readAuditLog } from '../../accounts/audit-log.ts';
import { AuditPage, AuditQuery } from '../../contract/schemas/accounts-api.ts';
import { requireAdmin, requireAgent } from '../../plugins/agent-scope.ts';
import { REFUSALS, type TypedApp } from '../route-types.ts';

export async function auditLog(app: TypedApp): Promise<void> {
  const { database } = app.services;
  app.addHook('preHandler', requireAgent);
  app.addHook('preHandler', requireAdmin);

  app.get(
    '/audit-log',
    {
      schema: {
        tags: ['agent'],
        security: [{ agent: [] }],
        summary: 'Who did what: sign-ins, settings, exports, deletions (admins)',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...REFUSALS },
      },
    },
    async (request) => readAuditLog(database.read, request.query),
  );
}
