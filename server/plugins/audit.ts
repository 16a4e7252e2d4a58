import type { FastifyRequest } from 'fastify';
import { type Actor, recordAudit } from '../accounts/audit-log.ts';
import { networkOf } from '../common/network.ts';
import type { AuditAction } from '../contract/schemas/accounts-api.ts';
import type { Transaction } from '../database/transaction.ts';

/** Who asks, for the audit log. */
export function actorOf(request: FastifyRequest): Actor {
  const { actor } = request;
  const network = networkOf(request.ip);
  if (actor?.kind !== 'agent') return { agent: null, network };
  const { agent, byKey } = actor;
  return { agent, network, ...(byKey === undefined ? {} : { key: byKey.name }) };
}

/** Writes down what this request did, in the transaction in which it does it. */
export function audit(
  tx: Transaction,
  request: FastifyRequest,
  action: AuditAction,
  subject = '',
): Promise<void> {
  return recordAudit(tx, actorOf(request), action, subject);
}
