import type { FastifyRequest } from 'fastify';
import { type Actor, recordAudit } from '../accounts/audit-log.ts';
import { networkOf } from '../common/network.ts';
import type { AuditAction } from '../contract/schemas/accounts-api.ts';
import type { Work } from '../database/transaction.ts';

/** Who asks, for the audit log. */
export function actorOf(request: FastifyRequest): Actor {
  const { reader } = request;
  return { agent: reader?.kind === 'agent' ? reader.agent : null, network: networkOf(request.ip) };
}

/** Writes down what this request did, in the transaction in which it does it. */
export function audit(work: Work, request: FastifyRequest, action: AuditAction, subject = ''): Promise<void> {
  return recordAudit(work, actorOf(request), action, subject);
}
