import type { Page } from 'playwright-core';

/** Whatever a page does that it should not: scripts of others, and what its policy has refused. */
export function watchPage(page: Page): string[] {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Trusted|Content Security Policy/.test(message.text())) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  return heard;
}

export type Findings = { ran: boolean; elements: string[]; links: string[] };

/** What of the words has become more than words, in the page and in every shadow root of it. */
export function findingsOf(page: Page): Promise<Findings> {
  return page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots)
      for (const element of root.querySelectorAll('*'))
        if (element.shadowRoot !== null) roots.push(element.shadowRoot);
    const all = roots.flatMap((root) => [...root.querySelectorAll('*')]);
    const handled = all.filter((element) => [...element.attributes].some(({ name }) => /^on/.test(name)));
    const foreign = all.filter((element) => element.matches('iframe[srcdoc], math, details[open] template'));
    const careless = roots
      .flatMap((root) => [...root.querySelectorAll<HTMLAnchorElement>('a[href]')])
      .filter(({ protocol, origin, rel, href }) => {
        if (!['http:', 'https:', 'mailto:', 'blob:'].includes(protocol)) return true;
        // Ways inside the page's own site need none of it.
        const own = origin === location.origin && !/\/(content|thumbnail|transcript)\b/.test(href);
        return !own && !['noopener', 'noreferrer', 'nofollow'].every((word) => rel.split(' ').includes(word));
      });
    return {
      ran: (window as { pwned?: unknown }).pwned !== undefined,
      elements: [...handled, ...foreign].map((element) => element.outerHTML.slice(0, 200)),
      links: careless.map((link) => link.outerHTML.slice(0, 200)),
    };
  });
}

export const NOTHING: Findings = { ran: false, elements: [], links: [] };
