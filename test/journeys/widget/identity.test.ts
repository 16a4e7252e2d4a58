// @slow 10 s of a core: signed visitors on two devices. Finds a tab that still shows them after the sign-out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

type Api = { frontdesk(method: string): Promise<unknown> };

describe('who is speaking', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  const signInAs = async (visitor: WidgetPage, name: string) => {
    await visitor.page.getByRole('button', { name: `Sign in as ${name}` }).click();
    await visitor.page.getByText(`Signed in as ${name}`).waitFor();
  };

  /** Open, whether or not it has opened itself again after the page changed. */
  const opened = async (visitor: WidgetPage) => {
    await visitor.launcher.waitFor({ state: 'attached' });
    await visitor.page.evaluate(() => (window as unknown as Api).frontdesk('open'));
    await visitor.composer.waitFor();
  };

  it('a customer is verified, the same on two devices, and gone from every tab after the sign-out', async () => {
    const desktop = await stage.visitor();
    await desktop.open();
    await desktop.send('I was here before anybody signed in');
    await desktop.messageWith('I was here before anybody signed in', 'Sent').waitFor();
    await signInAs(desktop, 'Clara Winter');
    await opened(desktop);
    await desktop.send('Where is my parcel?');
    await desktop.messageWith('Where is my parcel?', 'Sent').waitFor();
    expect(await desktop.texts(), 'what a stranger wrote is not hers').not.toContain(
      'I was here before anybody signed in',
    );

    const ana = await stage.agent('Ana');
    await ana.open('Where is my parcel?');
    await ana.page
      .getByRole('complementary', { name: 'About the visitor' })
      .getByText('Verified')
      .first()
      .waitFor();
    await ana.page.getByText('clara@customers.example').waitFor();
    await ana.page.getByText('Verified attributes').waitFor();

    const phone = await stage.visitor();
    await signInAs(phone, 'Clara Winter');
    await opened(phone);
    await phone.message('Where is my parcel?').waitFor();

    const second = new WidgetPage(await desktop.page.context().newPage());
    await second.page.goto(`${stage.shopUrl}/`);
    await opened(second);
    await second.message('Where is my parcel?').waitFor();
    await desktop.page.getByRole('button', { name: 'Sign out' }).click();
    await desktop.page.getByRole('button', { name: 'Sign in as Dan Osei' }).waitFor();
    await second.message('Where is my parcel?').waitFor({ state: 'detached' });
    await signInAs(desktop, 'Dan Osei');
    await opened(desktop);
    expect(await desktop.texts()).not.toContain('Where is my parcel?');
    await phone.message('Where is my parcel?').waitFor();

    for (const one of [desktop, phone, ana]) await one.close();
  });

  it('a blocked visitor is told so, and keeps what they wrote', async () => {
    const visitor = await stage.visitor();
    const ben = await stage.agent('Ben');
    await visitor.open();
    await visitor.send('Something rude');
    await visitor.messageWith('Something rude', 'Sent').waitFor();
    await ben.open('Something rude');
    await ben.page.getByRole('button', { name: 'Block visitor' }).click();
    await ben.page.getByRole('button', { name: /^Block\?/ }).click();
    await ben.page.getByText('Visitor blocked').waitFor();
    await visitor.send('Something ruder');
    await visitor.messageWith('Something ruder', 'Not sent').waitFor();
    await visitor.dialog.getByText(/This chat is closed/).waitFor();
    await visitor.message('Something rude').first().waitFor();
    for (const one of [visitor, ben]) await one.close();
  });

  it('an agent whose session is ended elsewhere signs in again, and goes on with the draft', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('A long question');
    const [desktop, phone] = [await stage.agent('Ana'), await stage.agent('Ana')];
    await desktop.open('A long question');
    await desktop.reply.fill('A long answer, not finis');
    await phone.page.goto(`${new URL(phone.page.url()).origin}/console/settings/profile`);
    await phone.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await phone.page.getByRole('button', { name: 'Confirm: sign out everywhere else' }).click();
    const again = desktop.page.getByRole('dialog', { name: 'Please sign in again' });
    await again.waitFor();
    await again.getByRole('textbox', { name: 'Password' }).fill('frontdesk-demo');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitFor({ state: 'detached' });
    await expect.poll(() => desktop.reply.inputValue()).toBe('A long answer, not finis');
    for (const one of [visitor, desktop, phone]) await one.close();
  });

  it('an admin merges somebody who wrote with the contact they are, and takes it back', async () => {
    const { url } = stage.server;
    const stranger = await newVisitor(url);
    await stranger.send(await stranger.start(), 'It is me, from the newsletter');
    const program = await signedInAgent(url, 'Ana');
    const { siteId } = (await program.ask<{ siteId: string }>('GET', `/api/agent/contacts/${stranger.id}`))
      .body;
    const grace = { id: uuid(), siteId, name: 'Grace Hopper', email: 'grace@navy.example' };
    expect((await program.ask('POST', '/api/agent/contacts', grace)).status).toBe(201);

    const ana = await stage.agent('Ana');
    await ana.open('It is me, from the newsletter');
    const about = ana.page.getByRole('complementary', { name: 'About the visitor' });
    await about.getByRole('button', { name: 'Merge contacts' }).click();
    const panel = ana.page.getByRole('dialog', { name: 'Merge contacts' });
    await panel.getByLabel('The other contact').fill('nobody-has-this-name');
    await panel.getByRole('button', { name: 'Search' }).click();
    await panel.getByText('No contacts found.').waitFor();
    await panel.getByLabel('The other contact').fill('grace@navy.example');
    await panel.getByLabel('The other contact').press('Enter');
    await panel.getByRole('button', { name: 'Choose Grace Hopper' }).click();
    // Nobody has verified who sits at that browser: only the contact without one may be kept.
    await panel.getByText(/will be merged into “Grace Hopper”/).waitFor();
    await panel.getByText('1 conversation', { exact: true }).waitFor();
    await panel.getByText(/is signed out in their browser/).waitFor();
    await panel.getByRole('button', { name: 'Merge', exact: true }).click();
    await panel.getByText(/was merged into “Grace Hopper”/).waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await about.getByText('grace@navy.example').waitFor();

    await about.getByRole('button', { name: 'Merge contacts' }).click();
    const recent = panel.getByRole('region', { name: 'Merged in the last seven days' });
    await recent.getByRole('button', { name: 'Undo merge' }).click();
    await panel.getByText('The merge was undone: there are two contacts again.').waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await about.getByText('grace@navy.example').waitFor({ state: 'detached' });
    await ana.close();
  });
});
