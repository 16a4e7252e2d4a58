import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../../server/contract/schemas/conversations.ts';
import { signedInAgent, uuid } from '../../support/people.ts';
import { attackOnPart, battleground } from '../attack.ts';
import { corpusOfStrings } from '../corpora/read-corpus.ts';
import { product } from '../weakened/entry.ts';
import { linkTo, somebody, upload, uploadByAgent } from './uploads.ts';

const ACTIVE: [string, string][] = [
  ['page.html', '<!doctype html><script>window.pwned=1</script>'],
  ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"/>'],
  ['picture.png', '<!doctype html><script>window.pwned=1</script>'],
  ['feed.xml', '<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>1</script></x>'],
  ['paper.pdf', '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'],
];

describe('hostile files', () => {
  const ground = battleground({ env: { RATE_LIMIT_FACTOR: '1000' } });

  for (const [name, content] of ACTIVE) {
    ground.attack(`${name} is opened, and runs`, {
      without: 'what is no picture is only saved',
      async attempt(server) {
        const { visitor, conversationId } = await somebody(server);
        const { body } = await upload(visitor, conversationId, content, name);
        expect(body.attachment.picture).toBe(null);
        const { headers } = await fetch(await linkTo(visitor, body.attachment.id));
        const agent = await signedInAgent(server.url, 'Ben');
        const seen = await fetch(`${server.url}/api/agent/attachments/${body.attachment.id}/content`, {
          headers: { cookie: agent.cookie },
        });
        expect(seen.headers.get('cross-origin-resource-policy')).toBe('same-origin');
        return [headers, seen.headers].map(mayRun);
      },
      succeeds: [true, true],
      fails: [false, false],
    });
  }

  ground.attack('a script that begins like a picture is shown as one', {
    without: ['a picture is what can be decoded', 'what is no picture is only saved'],
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const polyglot = 'GIF89a=1;/*<script>window.pwned=1</script>*/';
      const { body } = await upload(visitor, conversationId, polyglot, 'polyglot.gif');
      if (body.error !== undefined) return body.error.code;
      return (await fetch(await linkTo(visitor, body.attachment.id))).headers.get('content-type');
    },
    succeeds: 'image/gif',
    fails: 'file_unreadable',
  });

  it('what may only be saved says so in every header', async () => {
    const { visitor, conversationId } = await somebody(ground.ours());
    const { body } = await upload(visitor, conversationId, '<script>1</script>', 'a.html');
    const { headers } = await fetch(await linkTo(visitor, body.attachment.id));
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  ground.attack('a picture that fetches what its author names', {
    without: 'what is no picture is only saved',
    async attempt(server) {
      const asked: string[] = [];
      const trap = createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      });
      await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
      const { port } = trap.address() as AddressInfo;
      const { visitor, conversationId } = await somebody(server);
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://127.0.0.1:${port}/inside" width="9" height="9"/></svg>`;
      const { body } = await upload(visitor, conversationId, svg, 'avatar.svg');
      const { headers } = await fetch(await linkTo(visitor, body.attachment.id));
      await new Promise((resolve) => trap.close(resolve));
      expect(asked, 'the server itself asks nobody').toEqual([]);
      return mayRun(headers);
    },
    succeeds: true,
    fails: false,
  });

  describe.each(corpusOfStrings('names'))('the name %j', (given) => {
    attackOnPart('breaks out of where names are shown and saved', {
      without: ['names are made harmless', 'names stay inside their header'],
      attempt: ({ safeFileName, contentDisposition }) => {
        const name = safeFileName(given);
        // Some programs decode what stands in the plain notation.
        return (
          isHarmful(name) || !/^attachment; filename="[^"%]*"/.test(contentDisposition('attachment', name))
        );
      },
      succeeds: true,
      fails: false,
    });
  });

  attackOnPart('a name that ends its header, or begins another one', {
    without: 'names stay inside their header',
    attempt: ({ contentDisposition }) =>
      fc.check(
        fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) =>
          /^attachment; filename="[^"\\\r\n%]*"; filename\*=UTF-8''[\w.~!$&+^`%#|-]*$/.test(
            contentDisposition('attachment', given.replaceAll(/\p{Cs}/gu, '')),
          ),
        ),
        { numRuns: 2_000 },
      ).failed,
    succeeds: true,
    fails: false,
  });

  it('no name, however made, is harmful, and a harmless one stays as it is', () => {
    const { safeFileName } = product;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = safeFileName(given);
        expect(isHarmful(name)).toBe(false);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(safeFileName(name)).toBe(name);
      }),
    );
  });

  ground.attack('a file of another conversation, asked for with the token of one’s own', {
    without: 'a file is only for who takes part in its conversation',
    async attempt(server) {
      const owner = await somebody(server);
      const { body } = await upload(owner.visitor, owner.conversationId, 'private', 'private.txt');
      const thief = await somebody(server);
      return (await thief.visitor.ask('GET', `/api/widget/attachments/${body.attachment.id}/links`)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a file of a note, asked for by the visitor it is about', {
    without: 'a file of a note is for agents',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const fileId = await uploadByAgent(server, conversationId, 'notes');
      return (await visitor.ask('GET', `/api/widget/attachments/${fileId}/links`)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a file of another conversation, sent in a message of one’s own', {
    without: 'only one’s own files are sent',
    async attempt(server) {
      const owner = await somebody(server);
      const { body } = await upload(owner.visitor, owner.conversationId, 'private', 'private.txt');
      const thief = await somebody(server);
      const reply = await thief.visitor.ask<{ message?: { attachments: Attachment[] } }>(
        'POST',
        `/api/widget/conversations/${thief.conversationId}/messages`,
        { id: uuid(), body: 'mine', attachmentIds: [body.attachment.id] },
      );
      return reply.body.message?.attachments[0]?.name ?? reply.status;
    },
    succeeds: 'private.txt',
    fails: 400,
  });

  ground.attack('a link to one’s own file, with the id of another one in it', {
    without: 'a link is of one file',
    async attempt(server) {
      const owner = await somebody(server);
      const theirs = await upload(owner.visitor, owner.conversationId, 'private', 'private.txt');
      const thief = await somebody(server);
      const own = await upload(thief.visitor, thief.conversationId, 'mine', 'mine.txt');
      const link = await linkTo(thief.visitor, own.body.attachment.id);
      return (await fetch(link.replace(own.body.attachment.id, theirs.body.attachment.id))).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a link to a file, found in a history after its time', {
    without: 'a link to a file ends',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const { body } = await upload(visitor, conversationId, 'private', 'private.txt');
      const path = server.services.links.path(body.attachment.id, 'content', Date.now() - 1);
      return (await fetch(server.url + path)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  ground.attack('a link to a file that was taken back', {
    without: 'a link ends when its file is taken back',
    async attempt(server) {
      const { visitor, conversationId } = await somebody(server);
      const agent = await signedInAgent(server.url, 'Ben');
      const fileId = await uploadByAgent(server, conversationId, 'messages');
      const link = await linkTo(visitor, fileId);
      expect((await fetch(link)).status, 'it must have worked').toBe(200);
      const { conversation } = (await agent.read(conversationId)).body;
      const message = conversation.messages.at(-1)?.id ?? '';
      expect((await agent.unsend(conversationId, message)).status).toBe(200);
      return (await fetch(link)).status;
    },
    succeeds: 200,
    fails: 404,
  });

  it('a file that was taken back is gone from the disk too', async () => {
    const server = ground.ours();
    const { conversationId } = await somebody(server);
    const agent = await signedInAgent(server.url, 'Ben');
    const fileId = await uploadByAgent(server, conversationId, 'messages');
    const { read } = server.services.database;
    const { content_key } = await read
      .selectFrom('attachments')
      .select('content_key')
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow();
    const kept = await server.services.files.read(content_key);
    kept.stream.destroy();
    expect(kept.sizeBytes, 'it must have been there').toBeGreaterThan(0);
    const { conversation } = (await agent.read(conversationId)).body;
    await agent.unsend(conversationId, conversation.messages.at(-1)?.id ?? '');
    await server.services.fileDeletionWorker.wake();
    await expect(server.services.files.read(content_key)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('parts of a file, asked for a thousand at once, come as one whole', async () => {
    const { visitor, conversationId } = await somebody(ground.ours());
    const { body } = await upload(visitor, conversationId, 'A file of some length', 'a.txt');
    const range = `bytes=${Array.from({ length: 1_000 }, () => '0-').join(',')}`;
    const answer = await fetch(await linkTo(visitor, body.attachment.id), { headers: { range } });
    expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'none']);
    expect(await answer.text()).toBe('A file of some length');
  });
});

/** Whether a browser that opens the answer would show it, with its scripts. */
function mayRun(headers: Headers): boolean {
  return (
    !(headers.get('content-disposition') ?? '').startsWith('attachment') &&
    !(headers.get('content-security-policy') ?? '').includes('sandbox') &&
    headers.get('content-type') !== 'application/octet-stream'
  );
}

/** Whether a name would be a path, another name than it looks like, none at all, or a device. */
function isHarmful(name: string): boolean {
  return (
    /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/u.test(name) ||
    /^(\.|$)|^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[\d¹²³])\.*(\.|$)|[. ]$/iu.test(name)
  );
}
