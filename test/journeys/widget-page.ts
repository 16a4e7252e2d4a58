import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The widget on a page, as a visitor meets it: by its roles and words. */
export class WidgetPage {
  readonly page: Page;
  readonly launcher: Locator;
  readonly dialog: Locator;
  readonly composer: Locator;
  readonly log: Locator;

  /** @param inside the frame that the chat stands in, where the tag asks for one */
  constructor(page: Page, inside: Page | FrameLocator = page) {
    this.page = page;
    this.launcher = page.locator('frontdesk-widget button.launcher');
    // The second where the chat stands in an element of the page.
    this.dialog = inside.locator('frontdesk-widget, frontdesk-chat').getByRole('dialog');
    this.composer = this.dialog.getByRole('textbox');
    this.log = this.dialog.getByRole('log');
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.composer.waitFor();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** A message in the conversation. */
  message(text: string): Locator {
    return this.log.locator('[data-message]').filter({ hasText: text });
  }

  /** The message with what is said of it: `Sent`, `Seen`, `Not sent`, … */
  messageWith(text: string, state: string): Locator {
    return this.message(text).filter({ hasText: state });
  }

  /** Chooses files as the file picker would. */
  attach(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    return this.dialog.locator('input[type=file]').setInputFiles(files);
  }

  /** The texts of all messages, in order. */
  async texts(): Promise<string[]> {
    return this.log.locator('[data-message] .text').allInnerTexts();
  }

  /** How far the edge of the newest message beside the closed launcher is from the launcher's, and whether it stands above it. */
  newsBesideLauncher(edge: 'left' | 'right'): Promise<[number, boolean] | null> {
    return this.page.locator('frontdesk-widget').evaluate(({ shadowRoot }, side) => {
      const launcher = shadowRoot?.querySelector('.launcher')?.getBoundingClientRect();
      const news = shadowRoot?.querySelector('.preview')?.getBoundingClientRect();
      if (launcher === undefined || news === undefined) return null;
      return [Math.round(news[side] - launcher[side]), news.bottom <= launcher.top];
    }, edge);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
