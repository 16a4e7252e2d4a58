import {
  inviteAgent,
  issueReset,
  listInvitations,
  type NewLink,
  withdrawInvitation,
} from '../../accounts/account-links.ts';
import { changeAgent } from '../../accounts/change-agent.ts';
import { disableSecondFactor, hasSecondFactor } from '../../accounts/second-factor.ts';
import { ApiError } from '../../common/api-error.ts';
import {
  Account,
  AccountLink,
  Accounts,
  type AuditAction,
  ChangeAccount,
  InviteAgent,
} from '../../contract/schemas/accounts-api.ts';
import type { AccountLinkRow, AgentRow } from '../../database/tables.ts';
import { agentOf, requireAdmin, requireAgent, requireConfirmed } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** Everybody's accounts: inviting, roles, turning off. For admins, who prove who they are before they change any. */
export async function agentAccounts(app: TypedApp): Promise<void> {
  const { database, runInTransaction, disconnector, publicUrl, now } = app.services;
  app.addHook('preHandler', requireAgent);
  app.addHook('preHandler', requireAdmin);

  app.get(
    '/accounts',
    {
      schema: {
        ...COMMON,
        summary: 'All agents, also the deactivated, and open invitations (admins)',
        response: { 200: Accounts, ...REFUSALS },
      },
    },
    async () => {
      const rows = await database.read
        .selectFrom('agents')
        .selectAll()
        .orderBy('name')
        .orderBy('id')
        .execute();
      const invitations = await listInvitations(database.read, now());
      return { accounts: rows.map(accountOf), invitations: invitations.map(invitationOf) };
    },
  );

  app.put(
    '/accounts/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Change a role, deactivate or reactivate; ends what they may no longer do (admins)',
        params: IdParams,
        body: ChangeAccount,
        response: { 200: Account, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request) => {
      if (request.params.id === agentOf(request).agent.id) {
        throw new ApiError(
          'forbidden',
          'You can’t change your own role or deactivate yourself. Ask another admin.',
        );
      }
      const after = await runInTransaction(async (tx) => {
        const change = await changeAgent(tx, request.params.id, request.body);
        for (const action of actionsOf(change.before, change.after))
          await audit(tx, request, action, change.after.email);
        return change.after;
      });
      await disconnector.agent(after.id);
      return accountOf(after);
    },
  );

  app.delete(
    '/accounts/:id/second-factor',
    {
      schema: {
        ...COMMON,
        summary: 'Turn off the second factor of somebody who lost it (admins)',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const agent = await tx.db
          .selectFrom('agents')
          .select('email')
          .where('id', '=', request.params.id)
          .executeTakeFirst();
        if (agent === undefined) throw new ApiError('not_found', 'There is no such agent.');
        await disableSecondFactor(tx, request.params.id);
        await audit(tx, request, 'second_factor.disabled', agent.email);
      });
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/accounts/:id/password-reset',
    {
      schema: {
        ...COMMON,
        summary: 'A link with which they set a new password; works once, for an hour (admins)',
        params: IdParams,
        response: { 201: AccountLink, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      const made = await runInTransaction(async (tx) => {
        const link = await issueReset(tx, agentOf(request).agent, request.params.id);
        await audit(tx, request, 'password.reset_issued', link.link.email);
        return link;
      });
      return reply.status(201).send(linkOf(made, publicUrl));
    },
  );

  app.post(
    '/invitations',
    {
      schema: {
        ...COMMON,
        summary: 'Invite somebody: a link that works once, for three days (admins)',
        body: InviteAgent,
        response: { 201: AccountLink, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      const made = await runInTransaction(async (tx) => {
        const link = await inviteAgent(tx, agentOf(request).agent, request.body);
        await audit(tx, request, 'agent.invited', `${link.link.email} (${link.link.role})`);
        return link;
      });
      return reply.status(201).send(linkOf(made, publicUrl));
    },
  );

  app.delete(
    '/invitations/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Withdraw an invitation (admins)',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const { email } = await withdrawInvitation(tx, request.params.id);
        await audit(tx, request, 'agent.invitation_withdrawn', email);
      });
      return reply.status(204).send(null);
    },
  );
}

/** The token is behind the `#`: browsers do not send it anywhere. */
function linkOf({ link, token }: NewLink, publicUrl: string) {
  return { url: `${publicUrl}/console/join#token=${token}`, expiresAt: link.expires_at };
}

function accountOf(row: AgentRow) {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    active: row.deactivated_at === null,
    secondFactor: hasSecondFactor(row),
    createdAt: row.created_at,
  };
}

function invitationOf({ id, name, email, role, expires_at }: AccountLinkRow) {
  return { id, name, email, role, expiresAt: expires_at };
}

function actionsOf(before: AgentRow, after: AgentRow): AuditAction[] {
  const active = [before, after].map((row) => row.deactivated_at === null);
  return [
    ...(before.role === after.role ? [] : ['agent.role_changed' as const]),
    ...(active[0] && !active[1] ? ['agent.deactivated' as const] : []),
    ...(!active[0] && active[1] ? ['agent.reactivated' as const] : []),
  ];
}
