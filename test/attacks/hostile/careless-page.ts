import type { Page } from 'playwright-core';

/**
 * What a page does that takes text for markup, for an address, for a template or for a cell: in a browser, so that what
 * runs has run.
 * @returns whether the words have run, or stand where the next program runs them
 */
export async function runsCarelessly(page: Page, words: string): Promise<boolean> {
  // A page of its own each time: what ran in the one before stays there.
  await page.goto('about:blank');
  await page.setContent(`<p>${words} <a href="${words}">a link</a></p>`);
  return page.evaluate(async (text) => {
    const here = window as { pwned?: number };
    const ran = async () => {
      for (let look = 0; look < 10 && here.pwned === undefined; look += 1)
        await new Promise((next) => setTimeout(next, 5));
      return here.pwned !== undefined;
    };
    if (await ran()) return true;
    // What is written out, decoded and parsed again is not always what it was.
    const place = document.body;
    const box = document.createElement('textarea');
    for (let round = 0; round < 2; round += 1) {
      box.innerHTML = place.innerHTML;
      place.innerHTML = box.value;
    }
    for (const { content } of place.querySelectorAll('template')) place.append(content.cloneNode(true));
    for (const element of place.querySelectorAll<HTMLElement>('*')) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      element.focus();
      if (element instanceof HTMLAnchorElement && element.protocol === 'javascript:') element.click();
    }
    if (await ran()) return true;
    const template = /\{\{(.*)\}\}|\$\{(.*)\}/.exec(text);
    if (template !== null) new Function(`return ${template[1] ?? template[2]}`)();
    if (here.pwned !== undefined) return true;
    const address = /\]\((.*)\)$/.exec(text)?.[1] ?? text;
    const leads = URL.canParse(address) && !/^(https?|mailto):$/.test(new URL(address).protocol);
    return leads || /^[=+\-@]/.test(text);
  }, words);
}
