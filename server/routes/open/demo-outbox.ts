import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../common/api-error.ts';
import { escapeHtml } from '../../common/html.ts';
import { dateTimeText } from '../../mail/format-time.ts';
import type { Outbox, OutboxMail } from '../../mail/outbox.ts';

const FORM_BYTES = 20_000;
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'";
/** A mail is a stranger's page: nothing runs in it, and it reaches nothing but this server's pictures. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
const STYLE = `:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.4rem}h2{font-size:1rem;margin:0}.facts{color:GrayText;margin:.2rem 0 .6rem;overflow-wrap:anywhere}
article{border:1px solid GrayText;border-radius:10px;padding:1rem;margin:1rem 0}iframe{width:100%;height:26rem;border:0;background:#fff;color-scheme:light}
form{display:flex;gap:.5rem;margin-top:.6rem}textarea{flex:1;min-width:0;font:inherit;padding:.5rem}button{font:inherit;padding:.5rem 1rem}`;

/** `/demo/outbox`: what the demo would have mailed, and a way to answer it. Never registered in production. */
export async function demoOutbox(app: FastifyInstance, { outbox }: { outbox: Outbox }): Promise<void> {
  const { incomingMail } = app.services;
  // By the demo alone, and not with the first reply: `npm run dev` replaces the files meanwhile.
  const { replyMessage } = await import('../../mail/outbox-reply.ts');
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.get<{ Querystring: { said?: string } }>('/', async (request, reply) => {
    reply.headers({ 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' });
    return reply.type('text/html; charset=utf-8').send(listPage(outbox.list(), request.query.said));
  });

  app.get<{ Params: { id: string } }>('/:id', async (request, reply) => {
    const { html } = findMail(request.params.id);
    reply.headers({
      'content-security-policy': MAIL_POLICY,
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    });
    return reply
      .type('text/html; charset=utf-8')
      .send(html.replace('<head>', '<head><base target="_blank">'));
  });

  app.post<{ Params: { id: string }; Body: { words?: unknown } }>('/:id/reply', async (request, reply) => {
    const mail = findMail(request.params.id);
    const words = typeof request.body.words === 'string' ? request.body.words.trim() : '';
    if (words === '') throw new ApiError('message_empty', 'The reply is empty. Write something.');
    const envelope = { from: mail.to, to: [mail.replyTo ?? mail.from.address] };
    const { outcome } = await incomingMail.receive(await replyMessage(mail, words), envelope);
    return reply.redirect(`/demo/outbox?said=${outcome}`, 303);
  });

  function findMail(id: string): OutboxMail {
    const mail = outbox.list().find((one) => nameOf(one) === id);
    if (mail === undefined) throw new ApiError('not_found', 'There is no such mail here any more.');
    return mail;
  }
}

/** The mail's id, which stands first in its `Message-ID`. */
function nameOf({ messageId }: OutboxMail): string {
  return /^<([a-z2-7]+)/.exec(messageId)?.[1] ?? '';
}

function listPage(mails: readonly OutboxMail[], said: string | undefined): string {
  const note =
    said === undefined
      ? ''
      : `<p role="status">${said === 'message' ? 'Your reply is in the conversation.' : `Your reply became no message (${escapeHtml(said)}).`}</p>`;
  const list = mails.map(mailArticle).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Outbox of the demo</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<h1>Outbox of the demo</h1><p>In the demo, mail is shown here in place of being sent. <a href="/demo/outbox">Look again</a></p>${note}
${list === '' ? '<p>Nothing yet. Leave the shop’s chat after you wrote and gave an address, and answer in the console: a mail comes when the answer has not been seen for a while.</p>' : list}
</body></html>`;
}

function mailArticle(mail: OutboxMail): string {
  const name = nameOf(mail);
  const files = mail.attachments.map(({ filename }) => escapeHtml(filename)).join(', ');
  return `<article><h2>${escapeHtml(mail.subject)}</h2>
<p class="facts">${escapeHtml(`${mail.from.name} <${mail.from.address}> → ${mail.to}`)}<br>${dateTimeText(mail.sentAt, 'en', null)} UTC${files === '' ? '' : `<br>${files}`}</p>
<iframe src="/demo/outbox/${name}" title="${escapeHtml(mail.subject)}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
${mail.replyTo === null ? '' : `<form method="post" action="/demo/outbox/${name}/reply"><textarea name="words" rows="2" maxlength="5000" required aria-label="Reply" placeholder="Reply as ${escapeHtml(mail.to)}"></textarea><button>Reply</button></form>`}</article>`;
}
