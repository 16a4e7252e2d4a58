// @slow 8 s of a core: a missed reply, its mail, and the chat by its link on a phone, in a browser. Finds a link that leads nowhere.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailStage } from '../server/mail/mail-stage.ts';
import { freshContext } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { newVisitor, signedInAgent, type TestAgent, type TestVisitor } from '../support/people.ts';
import { startMailServer, type TestMailServer } from '../support/servers/mail-server.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
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

  const context = await freshContext({
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const shot = async (name: string) => {
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
  };
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(link);
  await page.getByText('It left today, <b>promised</b>.').waitFor();
  await shot('link');
  expect(await page.title()).toBe('Tidewater Tea');
  await page.getByRole('textbox').fill('Lovely, thank you!');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('li.mine').getByText('Lovely, thank you!').waitFor();
  await ana.answer(id, 'Follow it: https://post.example/4711.');
  const address = page.getByRole('link', { name: 'https://post.example/4711', exact: true });
  expect(await address.getAttribute('href')).toBe('https://post.example/4711');
  await page.locator('input[type=file]').setInputFiles([
    {
      name: 'a note with quite a long name, as phones give them.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('words'),
    },
    { name: 'photo.png', mimeType: 'image/png', buffer: PNG },
  ]);
  await page.locator('.tray li.stored').nth(1).waitFor();
  await shot('link-tray');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('li.mine .file img').waitFor();
  await page.waitForFunction(
    () => (document.querySelector('.file img') as HTMLImageElement).naturalWidth > 0,
  );
  await page.getByText('a note with quite a long name').waitFor();
  await shot('link-files');
  await context.setOffline(true);
  // What the page waits for comes; what it asks next does not arrive.
  await ana.answer(id, 'It comes tomorrow.');
  await page.getByText('The chat cannot be reached right now').waitFor();
  await shot('link-offline');
  await context.setOffline(false);
  await page.getByText('The chat cannot be reached right now').waitFor({ state: 'detached' });
  await page.getByText('It comes tomorrow.').waitFor();

  const words = async () =>
    (await ana.read(id)).body.conversation.messages.map(({ body, via }) => [body, via ?? 'chat']);
  expect(await words()).toEqual([
    ['Is my tea on its way?', 'chat'],
    ['It left today, <b>promised</b>.', 'chat'],
    ['Lovely, thank you!', 'link'],
    ['Follow it: https://post.example/4711.', 'chat'],
    ['', 'link'],
    ['It comes tomorrow.', 'chat'],
  ]);
  await expect.poll(() => page.locator('ol > li').count(), { message: 'each once' }).toBe(6);
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
  expect(errors.filter((error) => !/404|ERR_INTERNET_DISCONNECTED/.test(error))).toEqual([]);
  await context.close();
});
