import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailStage } from '../server/mail/mail-stage.ts';
import { sharedBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const PHONE = { width: 390, height: 844 };

let mailServer: TestMailServer;
let server: TestServer;
let visitor: TestVisitor;
let ana: TestAgent;
beforeAll(async () => {
  mailServer = await startMailServer();
  const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'Tea shop <support@shop.test>' };
  server = await startTestServer({ env, built: true });
  visitor = await newVisitor(server.url);
  ana = await signedInAgent(server.url, 'Ana');
});
afterAll(async () => {
  await server.remove();
  await mailServer.close();
});

it('a visitor who has left goes on by the link of a mail, on a phone, in the same conversation', async () => {
  const { queued, itIsTime, saysAddress } = mailStage({ server, visitor, ana });
  await saysAddress('ada@example.com');
  const id = await visitor.start();
  await visitor.send(id, 'Is my tea on its way?');
  await ana.answer(id, 'It left today, <b>promised</b>.');
  await queued(id);
  await itIsTime();
  const link = /http:\/\/\S+\/c\/[\w-]{43}/.exec(mailServer.taken[0]?.text ?? '')?.[0] ?? '';

  const context = await (await sharedBrowser()).newContext({
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(link);
  await page.getByText('It left today, <b>promised</b>.').waitFor();
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/link.png` });
  expect(await page.title()).toBe('Tidewater Tea');
  await page.getByRole('textbox').fill('Lovely, thank you!');
  await page.getByRole('button').click();
  await page.locator('li.mine').getByText('Lovely, thank you!').waitFor();
  await ana.answer(id, 'You are welcome.');
  await page.getByText('You are welcome.').waitFor();

  const words = async () =>
    (await ana.read(id)).body.conversation.messages.map(({ body, via }) => [body, via ?? 'chat']);
  expect(await words()).toEqual([
    ['Is my tea on its way?', 'chat'],
    ['It left today, <b>promised</b>.', 'chat'],
    ['Lovely, thank you!', 'link'],
    ['You are welcome.', 'chat'],
  ]);
  await expect.poll(() => page.locator('li').count(), { message: 'each once' }).toBe(4);
  await eventually(async () => {
    const { conversation } = (await ana.read(id)).body;
    expect(conversation.state.read.visitor).toBeGreaterThanOrEqual(conversation.messages.at(-1)?.seq ?? 0);
  });
  await itIsTime();
  expect(mailServer.taken, 'what was read there is not mailed').toHaveLength(1);

  expect((await visitor.ask('DELETE', '/api/widget/visitor')).status).toBe(204);
  await page.goto(link);
  await page.getByText('This link no longer works').waitFor();
  // The refusal of the link is said in the console by the browser itself.
  expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
  await context.close();
});
