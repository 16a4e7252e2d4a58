// @slow 5 s of a core: a webhook set up in a browser. Finds a step of the page that does nothing.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/servers/webhook-receiver.ts';
import type { TestServer } from '../../support/test-server.ts';
import { PHONE, type Stage, startEmbeddedStage } from '../stage.ts';

describe('webhooks in the settings', () => {
  let stage: Stage & { server: TestServer };
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    stage = await startEmbeddedStage(new Map(), { WEBHOOK_ALLOW_PRIVATE: 'on' });
    receiver = await startWebhookReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await stage.close();
  });

  async function opened(options?: Parameters<Stage['agent']>[1]): Promise<Page> {
    const { page } = await stage.agent('Ana', options);
    await page.goto(`${stage.server.url}/console/settings/webhooks`);
    await page.getByRole('heading', { name: 'Webhooks' }).waitFor();
    return page;
  }
  const once = (page: Page) => page.locator('.once__text');

  it('are added, tried, read in the log, sent again, rotated and removed', async () => {
    const page = await opened();
    await page.getByText('No endpoints yet.').waitFor();
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByLabel('Name').fill('Order system');
    await page.getByLabel('Endpoint URL').fill(receiver.url);
    await page.getByLabel('Only selected events').check();
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByRole('alert').filter({ hasText: 'Select at least one.' }).waitFor();
    await page.getByLabel('message.created').check();
    await page.getByLabel('visitor.erased').check();
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    receiver.secret = (await once(page).textContent()) ?? '';
    expect(receiver.secret).toMatch(/^whsec_/);
    await page.getByText('Active').waitFor();
    await page.getByText('2 events · nothing delivered yet').waitFor();

    await page.getByRole('button', { name: 'Send test event' }).click();
    await page.getByText('Delivered: the endpoint answered 204.').waitFor();
    expect(receiver.received).toMatchObject([{ verified: true, event: { type: 'webhook.test' } }]);

    receiver.answers = (response) => response.writeHead(200).end('Thank you');
    const visitor = await newVisitor(stage.server.url);
    await visitor.send(await visitor.start(), 'Where is my order?');
    await eventually(() => expect(receiver.received).toHaveLength(2));
    await page.getByRole('button', { name: 'Log' }).click();
    const log = page.getByRole('region', { name: 'Log of Order system' });
    const entry = log.getByRole('listitem').filter({ hasText: 'message.created' });
    await eventually(async () => {
      await log.getByRole('button', { name: 'Refresh' }).click();
      await entry.waitFor({ timeout: 15_000 });
    });
    await entry.getByText('message.created').click();
    await entry.getByText('"body": "Where is my order?"').waitFor();
    await entry.getByText('Thank you').waitFor();
    await entry.getByRole('button', { name: 'Send again' }).click();
    await entry.getByText('Queued.').waitFor();
    await eventually(() => expect(receiver.received).toHaveLength(3));
    expect(receiver.received[2]?.id).toBe(receiver.received[1]?.id);
    await log.getByRole('button', { name: 'Replay', exact: true }).click();
    await eventually(() => expect(receiver.received).toHaveLength(4));

    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByRole('button', { name: /^Rotate\?/ }).click();
    await page.getByText(/The previous secret works until/).waitFor();
    await eventually(async () => expect(await once(page).textContent()).not.toBe(receiver.secret));

    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('Off', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Delete endpoint' }).click();
    await page.getByRole('button', { name: /^Delete the endpoint/ }).click();
    await page.getByText('No endpoints yet.').waitFor();
    await page.context().close();
  });

  it('say why an address is refused, what went wrong with a test, and fit a phone', async () => {
    const page = await opened(PHONE);
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByLabel('Name').fill('An integration with a name as long as names may be, 60 chars');
    await page.getByLabel('Endpoint URL').fill('ftp://orders.example/');
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByRole('alert').filter({ hasText: 'begins with https://' }).waitFor();
    await page
      .getByLabel('Endpoint URL')
      .fill('https://orders.invalid/a/path/as/long/as/some/have/with/a/token/0123456789');
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByText('It’s shown only once.').waitFor();
    await page.getByRole('button', { name: 'Send test event' }).click();
    await page.getByText('Not delivered: host name not found').waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.context().close();
  });
});
