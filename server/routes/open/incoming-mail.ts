import type { FastifyInstance } from 'fastify';
import { ApiError, TryLater } from '../../common/api-error.ts';
import { networkOf } from '../../common/network.ts';
import { incomingMail } from '../../contract/routes/open/incoming-mail.ts';
import { MAIL_LIMITS } from '../../incoming-mail/mail-limits.ts';
import { isSignedMail, MAIL_SIGNATURE_HEADER } from '../../incoming-mail/mail-signature.ts';
import { route } from '../route.ts';

/** Mails that are read at once, of all and of one network: each takes up to 25 MB before its signature can be looked at. */
const AT_ONCE = { all: 12, network: 3 };
const RETRY_MS = 5_000;

/**
 * Where mail servers and providers post mail. The signature is over the raw bytes, whatever their type is called, so the body
 * is not parsed before it is checked.
 */
export async function incomingMailRoute(app: FastifyInstance): Promise<void> {
  const { incomingMail: mail } = app.services;
  /** Mails that are being read, by network. */
  const underWay = new Map<string, number>();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAIL_LIMITS.bytes }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('preParsing', async () => {
    if (mail.secret === null)
      throw new ApiError('not_found', 'No mail is received here. Set INCOMING_MAIL_SECRET.');
  });
  app.addHook('onRequest', async (request, reply) => {
    const network = networkOf(request.ip);
    const own = underWay.get(network) ?? 0;
    const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
    if (all >= AT_ONCE.all || own >= AT_ONCE.network)
      throw new TryLater('Too many mails at once. Post this one again in a moment.', RETRY_MS);
    underWay.set(network, own + 1);
    // However the request ends.
    reply.raw.once('close', () => {
      const left = (underWay.get(network) ?? 1) - 1;
      if (left > 0) underWay.set(network, left);
      else underWay.delete(network);
    });
  });
  route(app, incomingMail.receive, async (request) => {
    const body: unknown = request.body;
    const signature = request.headers[MAIL_SIGNATURE_HEADER];
    if (!Buffer.isBuffer(body) || !isSignedMail(body, signature, mail.secret ?? ''))
      throw new ApiError(
        'sign_in_required',
        'The signature is not that of this mail. Sign the bytes of the body with INCOMING_MAIL_SECRET.',
      );
    const received = await mail.receive(body, { from: null, to: [] });
    return received.outcome === 'quarantined'
      ? { outcome: received.outcome, reason: received.reason }
      : { outcome: received.outcome };
  });
}
