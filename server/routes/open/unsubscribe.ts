import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguage } from '../../common/accepted-language.ts';
import { ApiError } from '../../common/api-error.ts';
import { escapeHtml } from '../../common/html.ts';
import { homeOf } from '../../common/network.ts';
import { unsubscribe } from '../../contract/routes/open/unsubscribe.ts';
import { type Decliner, findDecliner } from '../../mail/decliner.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

const PER_MINUTE = 30;
const BODY_BYTES = 2_000;
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const STYLE =
  ':root{color-scheme:light dark}body{max-width:34rem;margin:15vh auto;padding:0 1.5rem;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:1.4rem}button{font:inherit;font-weight:600;padding:.7rem 1.2rem;min-height:44px;border:0;border-radius:10px;background:#0e7c66;color:#fff;cursor:pointer}';

/**
 * `/mail/unsubscribe/<token>`: a page with a button, and what it does, which programs for mail also do by themselves. A page that says
 * what is off has the button that turns it on again.
 */
export async function unsubscribeRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, mail } = app.services;
  const limit = { limit: limited(PER_MINUTE, (request) => homeOf(request.ip)) };
  // A form, of whatever kind: that it came is what it says.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, _body, done) =>
    done(null, null),
  );

  async function declinerOf(request: FastifyRequest, token: string): Promise<Decliner> {
    const asked = acceptedLanguage(request);
    const found = mail === null ? null : await findDecliner(database.read, mail.tokens, { token, asked });
    if (found === null) throw new ApiError('not_found', 'This link does not work.');
    return found;
  }

  route(
    app,
    unsubscribe.show,
    async (request, reply) => {
      const { token } = request.params;
      const decliner = await declinerOf(request, token);
      return sendPage(reply, decliner, { token, off: await decliner.isOff() });
    },
    limit,
  );

  route(
    app,
    unsubscribe.decline,
    async (request, reply) => {
      const { token } = request.params;
      const decliner = await declinerOf(request, token);
      await runInTransaction((tx) => decliner.turnOff(tx));
      return sendPage(reply, decliner, { token, off: true });
    },
    limit,
  );

  route(
    app,
    unsubscribe.accept,
    async (request, reply) => {
      const { token } = request.params;
      const decliner = await declinerOf(request, token);
      await runInTransaction((tx) => decliner.turnOn(tx));
      return sendPage(reply, decliner, { token, off: false });
    },
    limit,
  );
}

function sendPage(
  reply: FastifyReply,
  { page, tag, direction }: Decliner,
  { token, off }: { token: string; off: boolean },
) {
  const title = escapeHtml(page.title);
  const action = `/mail/${off ? 'subscribe' : 'unsubscribe'}/${escapeHtml(token)}`;
  const words = `<p role="status">${escapeHtml(off ? page.done : page.lead)}</p>`;
  const form = `<form method="post" action="${action}"><button>${escapeHtml(off ? page.again : page.button)}</button></form>`;
  reply.headers({
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${escapeHtml(tag)}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${words}${form}</main></body></html>`,
    );
}
