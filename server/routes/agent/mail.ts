import type { FastifyInstance } from 'fastify';
import { acceptedLanguage } from '../../common/accepted-language.ts';
import { ApiError } from '../../common/api-error.ts';
import { mail as definitions } from '../../contract/routes/agent/mail.ts';
import { domainOf } from '../../mail/addresses.ts';
import { checkDns } from '../../mail/check-dns.ts';
import { listMails, retryMail } from '../../mail/list-mails.ts';
import type { Mail } from '../../mail/open-mail.ts';
import { allowAgain, listSuppressed } from '../../mail/suppressed-addresses.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

const TESTS_PER_MINUTE = 6;
const LOOK_UPS_PER_MINUTE = 12;

export async function mailRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, mail } = app.services;

  route(app, definitions.read, async () => ({
    setup: mail === null ? null : setupOf(mail),
    mails: await listMails(database.read),
    suppressed: await listSuppressed(database.read),
  }));

  route(
    app,
    definitions.test,
    async (request) => {
      const { agent } = agentOf(request);
      return (mail ?? none()).test({ to: agent.email, name: agent.name, locale: acceptedLanguage(request) });
    },
    { limit: limited(TESTS_PER_MINUTE) },
  );

  route(
    app,
    definitions.dns,
    (request) => checkDns(domainOf((mail ?? none()).config.from.address), request.query.selector ?? null),
    { limit: limited(LOOK_UPS_PER_MINUTE) },
  );

  route(app, definitions.retry, async (request) => {
    const found = await runInTransaction((tx) => retryMail(tx, request.params.mailId));
    if (!found) throw new ApiError('not_found', 'This mail went already, or is being sent.');
    void mail?.worker.wake();
  });

  route(app, definitions.allow, async (request) => {
    const { address } = request.params;
    await runInTransaction(async (tx) => {
      if (!(await allowAgain(tx, address))) throw new ApiError('not_found', 'Mail may go to this address.');
      // The address itself would outlive the visitor whose it is.
      await audit(tx, request, 'mail.allowed', `…@${domainOf(address)}`);
    });
  });
}

function setupOf({ config }: Mail) {
  const { from, replyTo, transport } = config;
  return {
    from: from.name === '' ? from.address : `${from.name} <${from.address}>`,
    replyTo,
    // Without user and password.
    server: transport.kind === 'smtp' ? new URL(transport.url).host : null,
  };
}

function none(): never {
  throw new ApiError('bad_request', 'This server sends no mail. Set SMTP_URL and MAIL_FROM, and restart it.');
}
