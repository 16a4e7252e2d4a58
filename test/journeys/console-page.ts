import type { Locator, Page } from 'playwright-core';

/** The console, as an agent meets it: by its roles and words. */
export class ConsolePage {
  readonly page: Page;
  readonly list: Locator;
  readonly thread: Locator;
  readonly reply: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('complementary', { name: 'Conversations' });
    this.thread = page.getByRole('region', { name: /^Conversation with/ });
    this.reply = this.thread.getByRole('textbox');
  }

  /** The card of the conversation whose last line says this. */
  card(text: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: text });
  }

  queue(name: 'Waiting' | 'Mine' | 'All open' | 'Snoozed' | 'Resolved'): Locator {
    return this.list.getByRole('navigation', { name: 'Queues' }).getByRole('link', { name });
  }

  /** From any page back to the list. */
  inbox(): Promise<void> {
    return this.page.getByRole('link', { name: /^Inbox/ }).click();
  }

  async open(text: string): Promise<void> {
    await this.card(text).getByRole('link').click();
    await this.thread.waitFor();
  }

  claim(): Promise<void> {
    return this.thread.getByRole('button', { name: 'Claim' }).click();
  }

  async answer(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.reply.press('Enter');
  }

  async note(text: string): Promise<void> {
    await this.thread.getByRole('button', { name: 'Note' }).click();
    await this.reply.fill(text);
    await this.reply.press('Enter');
    await this.thread.getByRole('button', { name: 'Reply' }).click();
  }

  message(text: string): Locator {
    return this.thread.getByRole('article').filter({ hasText: text });
  }

  attach(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    return this.thread.locator('input[type=file]').setInputFiles(files);
  }

  /** A room of the team, once it is open. */
  room(name: string): Locator {
    return this.page.getByRole('region', { name: `Room ${name}` });
  }

  roomBox(name: string): Locator {
    return this.room(name).getByRole('textbox', { name: 'Message' });
  }

  saidInRoom(name: string, words: string): Locator {
    return this.room(name).getByRole('article').filter({ hasText: words });
  }

  async enterRoom(name: string): Promise<void> {
    await this.page.getByRole('link', { name: /^Team rooms/ }).click();
    await this.page.getByRole('main').getByRole('link', { name }).click();
    await this.room(name).waitFor();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
