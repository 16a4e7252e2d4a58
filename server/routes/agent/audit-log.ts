import type { FastifyInstance } from 'fastify';
import { readAuditLog } from '../../accounts/audit-log.ts';
import { auditLog } from '../../contract/routes/agent/audit-log.ts';
import { route } from '../route.ts';

export async function auditLogRoutes(app: FastifyInstance): Promise<void> {
  route(app, auditLog.read, (request) => readAuditLog(app.services.database.read, request.query));
}
