import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { mailStage } from './mail-stage.ts';

describe('the outbox of the demo', () => {
  let server: TestServer;
  let visitor: TestVisitor;
  let ana: TestAgent;
  beforeAll(async () => {
    server = await startTestServer({ env: { DEMO: 'on' } });
    visitor = await newVisitor(server.url);
    ana = await signedInAgent(server.url, 'Ana');
  });
  afterAll(() => server.remove());

  it('shows a mail in a frame in which nothing runs, and brings a reply into the conversation', async () => {
    const { queued, itIsTime, saysAddress } = mailStage({ server, visitor, ana });
    await saysAddress('ada@example.com');
    const id = await visitor.start();
    await ana.answer(id, '<script>alert(1)</script> Your tea has left.');
    const { id: mailId } = await queued(id);
    await itIsTime();
    const page = await (await fetch(`${server.url}/demo/outbox`)).text();
    expect(page).toContain('Ana answered you (Tidewater Tea)');
    expect(page).toContain(`/demo/outbox/${mailId}`);
    const shown = await fetch(`${server.url}/demo/outbox/${mailId}`);
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(await shown.text()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const replied = await fetch(`${server.url}/demo/outbox/${mailId}/reply`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ words: 'Lovely, thank you!' }).toString(),
    });
    expect(replied.headers.get('location')).toBe('/demo/outbox?said=message');
    const { body } = await ana.read(id);
    expect(body.conversation.messages.at(-1)).toMatchObject({ body: 'Lovely, thank you!', via: 'mail' });
  });

  it('is not there without a demo', async () => {
    const other = await startTestServer();
    expect((await fetch(`${other.url}/demo/outbox`)).status).toBe(404);
    await other.remove();
  });
});
