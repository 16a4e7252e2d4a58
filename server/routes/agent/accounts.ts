import type { FastifyInstance } from 'fastify';
import {
  accountLinkFrom,
  invitationFrom,
  inviteAgent,
  issueReset,
  listInvitations,
  withdrawInvitation,
} from '../../accounts/account-links.ts';
import { accountFrom, findAgent, listAgents } from '../../accounts/agents.ts';
import { changeAgent, changesOf } from '../../accounts/change-agent.ts';
import { disableSecondFactor } from '../../accounts/second-factor.ts';
import { acceptedLanguage } from '../../common/accepted-language.ts';
import { accounts } from '../../contract/routes/agent/accounts.ts';
import { isMailAddress, newMailId } from '../../mail/addresses.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { notifyConsoles } from '../../plugins/notify-consoles.ts';
import { setCap } from '../../presence/availability.ts';
import { deleteAgent, FORMER_AGENT } from '../../privacy/delete-agent.ts';
import { route } from '../route.ts';

/** How somebody who was deleted is called where nobody says otherwise. */

export async function accountRoutes(app: FastifyInstance): Promise<void> {
  const {
    database,
    runInTransaction,
    disconnector,
    distributor,
    fileDeletionWorker,
    removals,
    mail,
    publicUrl,
    now,
  } = app.services;

  route(app, accounts.list, async () => {
    const agents = await listAgents(database.read);
    const invitations = await listInvitations(database.read, now());
    return { accounts: agents.map(accountFrom), invitations: invitations.map(invitationFrom) };
  });

  route(app, accounts.change, async (request) => {
    const after = await runInTransaction(async (tx) => {
      const change = await changeAgent(tx, agentOf(request).agent, request.params.id, request.body);
      for (const action of changesOf(change.before, change.after))
        await audit(tx, request, action, change.after.email);
      return change.after;
    });
    await disconnector.agent(after.id);
    return accountFrom(after);
  });

  route(
    app,
    accounts.remove,
    async (request) => {
      const { agent } = agentOf(request);
      const { shownAs = FORMER_AGENT } = request.query;
      const gone = await runInTransaction(async (tx) => {
        const deleted = await deleteAgent(tx, agent, request.params.id, shownAs.trim());
        // Who it was must not be kept here either.
        if (deleted !== null) await audit(tx, request, 'agent.deleted', deleted.id);
        return deleted;
      });
      if (gone === null) return;
      await disconnector.agent(gone.id);
      void fileDeletionWorker.wake();
      void removals.wake();
      void distributor.wake();
    },
    { onResponse: notifyConsoles },
  );

  route(app, accounts.changeCap, async (request) => {
    const { cap } = request.body;
    await runInTransaction(async (tx) => {
      const agent = await findAgent(tx.db, request.params.id);
      await setCap(tx, agent.id, cap);
      await audit(tx, request, 'agent.cap_changed', `${agent.name}: ${cap ?? '–'}`);
    });
    void distributor.wake();
  });

  route(app, accounts.disableSecondFactor, async (request) => {
    await runInTransaction(async (tx) => {
      const agent = await findAgent(tx.db, request.params.id);
      await disableSecondFactor(tx, agent.id);
      await audit(tx, request, 'second_factor.disabled', agent.email);
    });
  });

  route(app, accounts.resetPassword, async (request) => {
    const made = await runInTransaction(async (tx) => {
      const link = await issueReset(tx, agentOf(request).agent, request.params.id);
      await audit(tx, request, 'password.reset_issued', link.link.email);
      return link;
    });
    return accountLinkFrom(made, publicUrl);
  });

  route(app, accounts.invite, async (request) => {
    const made = await runInTransaction(async (tx) => {
      const { agent } = agentOf(request);
      const id = newMailId();
      const link = await inviteAgent(tx, agent, request.body, mail?.tokens('account', id));
      // The link is shown as well: whoever has no mail server hands it over themselves.
      if (isMailAddress(link.link.email))
        await mail?.queue(tx, {
          id,
          kind: 'invite',
          recipient: link.link.email,
          locale: acceptedLanguage(request),
          payload: { name: link.link.name, by: agent.name, at: link.link.expires_at },
        });
      await audit(tx, request, 'agent.invited', `${link.link.email} (${link.link.role})`);
      return link;
    });
    void mail?.worker.wake();
    return accountLinkFrom(made, publicUrl);
  });

  route(app, accounts.withdrawInvitation, async (request) => {
    await runInTransaction(async (tx) => {
      const { email } = await withdrawInvitation(tx, request.params.id);
      await audit(tx, request, 'agent.invitation_withdrawn', email);
    });
  });
}
