import type { FastifyInstance, FastifyReply } from 'fastify';
import { readPreferences } from '../../accounts/preferences.ts';
import { acceptedLanguage } from '../../common/accepted-language.ts';
import { ApiError } from '../../common/api-error.ts';
import { escapeHtml } from '../../common/html.ts';
import { homeOf } from '../../common/network.ts';
import { unsubscribe } from '../../contract/routes/open/unsubscribe.ts';
import { type NoticeTexts, noticeTexts } from '../../mail/to-agents/notice-texts.ts';
import { agentOfToken, declineNotices } from '../../mail/to-agents/unsubscribe.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

const PER_MINUTE = 30;
const BODY_BYTES = 2_000;
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const STYLE =
  ':root{color-scheme:light dark}body{max-width:34rem;margin:15vh auto;padding:0 1.5rem;font:16px/1.5 system-ui,sans-serif}h1{font-size:1.4rem}button{font:inherit;padding:.7rem 1.2rem;min-height:44px}';

/** `/mail/unsubscribe/<token>`: a page with a button, and what it does, which programs for mail also do by themselves. */
export async function unsubscribeRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, mail } = app.services;
  const limit = { limit: limited(PER_MINUTE, (request) => homeOf(request.ip)) };
  // A form, of whatever kind: that it came is what it says.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, _body, done) =>
    done(null, null),
  );

  async function agentOf(token: string): Promise<string> {
    const id = mail === null ? null : agentOfToken(mail.tokens, token);
    const agent = await database.read
      .selectFrom('agents')
      .select('id')
      .where('id', '=', id ?? '')
      .executeTakeFirst();
    if (agent === undefined) throw new ApiError('not_found', 'This link does not work.');
    return agent.id;
  }

  route(
    app,
    unsubscribe.show,
    async (request, reply) => {
      const agentId = await agentOf(request.params.token);
      const [tag, texts] = await languageFor(agentId, acceptedLanguage(request));
      const { lead, button } = texts.page;
      const form = `<form method="post"><button>${escapeHtml(button)}</button></form>`;
      return sendPage(reply, tag, texts, `<p>${escapeHtml(lead)}</p>${form}`);
    },
    limit,
  );

  route(
    app,
    unsubscribe.decline,
    async (request, reply) => {
      const agentId = await agentOf(request.params.token);
      const [tag, texts] = await languageFor(agentId, acceptedLanguage(request));
      await runInTransaction((tx) => declineNotices(tx, agentId));
      return sendPage(reply, tag, texts, `<p role="status">${escapeHtml(texts.page.done)}</p>`);
    },
    limit,
  );

  /** The agent's, or the browser's. */
  async function languageFor(agentId: string, asked: string): Promise<['en' | 'zh', NoticeTexts]> {
    const { language } = await readPreferences(database.read, { id: agentId });
    const tag = (language ?? asked).toLowerCase().startsWith('zh') ? 'zh' : 'en';
    return [tag, noticeTexts(tag)];
  }
}

function sendPage(reply: FastifyReply, tag: string, { page }: NoticeTexts, content: string) {
  const title = escapeHtml(page.title);
  reply.headers({
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  return reply
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`,
    );
}
