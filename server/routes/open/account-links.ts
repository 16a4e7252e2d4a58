import type { FastifyInstance } from 'fastify';
import { findLink, issueOwnReset, takeLink } from '../../accounts/account-links.ts';
import { normalizeEmail } from '../../accounts/agents.ts';
import { recordAudit } from '../../accounts/audit-log.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { beginSession } from '../../accounts/sessions.ts';
import { acceptedLanguage } from '../../common/accepted-language.ts';
import { ApiError } from '../../common/api-error.ts';
import { homeOf } from '../../common/network.ts';
import { createTokenBuckets } from '../../common/token-buckets.ts';
import { accountLinks } from '../../contract/routes/open/setup.ts';
import { isMailAddress, newMailId } from '../../mail/addresses.ts';
import type { Mail } from '../../mail/open-mail.ts';
import { agentScope, deviceOf, setDeviceCookie, setSessionCookie } from '../../plugins/agent-scope.ts';
import { actorOf } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

/** From one home, and to one address. */
const RESETS_PER_MINUTE = 5;
const RESETS_PER_HOUR = 3;
const HOUR_MS = 3_600_000;

/** `/api/account-link`: joining, or setting a new password, through a link that an admin made. */
export async function accountLinkRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, disconnector, mail, rateLimitFactor, now } = app.services;
  const resets = createTokenBuckets(RESETS_PER_HOUR * rateLimitFactor, now, HOUR_MS);
  await app.register(agentScope);

  route(
    app,
    accountLinks.request,
    async (request) => {
      if (mail === null)
        throw new ApiError('bad_request', 'This server sends no mail. Ask an admin for a link.');
      const { email } = request.body;
      const locale = acceptedLanguage(request);
      // Not waited for: how long it takes would say whether there is such an account.
      void mailReset(mail, email, locale).catch((error: unknown) =>
        request.log.error({ err: error }, 'A link for a new password could not be mailed.'),
      );
    },
    { limit: limited(RESETS_PER_MINUTE, (request) => homeOf(request.ip)) },
  );

  async function mailReset(sender: Mail, email: string, locale: string): Promise<void> {
    // One bucket for each address, there or not.
    if (resets.take(normalizeEmail(email)) > 0) return;
    await runInTransaction(async (tx) => {
      const id = newMailId();
      const made = await issueOwnReset(tx, email, sender.tokens('account', id));
      if (made === null || !isMailAddress(made.link.email)) return;
      await sender.queue(tx, {
        id,
        kind: 'reset',
        recipient: made.link.email,
        locale,
        payload: { name: made.link.name, at: made.link.expires_at },
        ...(made.link.agent_id === null ? {} : { agentId: made.link.agent_id }),
      });
    });
    void sender.worker.wake();
  }

  route(
    app,
    accountLinks.open,
    async (request) => {
      const { kind, name, email } = await findLink(database.read, request.body.token, now());
      return { kind, name, email };
    },
    { limit: limited(30, (request) => homeOf(request.ip)) },
  );

  route(
    app,
    accountLinks.use,
    async (request, reply) => {
      // Before the slow hash, so that guessing costs the server little.
      await findLink(database.read, request.body.token, now());
      const passwordHash = await hashPassword(request.body.password, 'known');
      const { link, agent, session } = await runInTransaction(async (tx) => {
        const taken = await takeLink(tx, { ...request.body, passwordHash });
        const actor = { ...actorOf(request), agent: taken.agent };
        if (taken.link.kind === 'reset') {
          await recordAudit(tx, actor, 'password.reset', taken.agent.email);
          return { ...taken, session: null };
        }
        await recordAudit(tx, actor, 'agent.joined', taken.agent.email);
        return { ...taken, session: await beginSession(tx, taken.agent, deviceOf(request)) };
      });
      // A new password alone does not sign in: there may be a second factor.
      if (link.kind === 'reset') await disconnector.agent(agent.id);
      if (session !== null) {
        setSessionCookie(reply, session);
        setDeviceCookie(reply, agent);
      }
    },
    { limit: limited(10, (request) => homeOf(request.ip)) },
  );
}
