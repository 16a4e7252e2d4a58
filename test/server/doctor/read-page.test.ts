import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../server/doctor/read-page.ts';

const SHOP = 'https://shop.example/';
const TAG = '<script async src="https://chat.example/widget.js?site=tea"></script>';
const FOUND = { server: 'https://chat.example', siteKey: 'tea', nonce: '' };

describe('the HTML of a page', () => {
  it('is read to its end, however many elements stand beside each other', async () => {
    expect((await readHtml(`${'<p>Tea<br>'.repeat(40_000)}${TAG}`, SHOP)).tags).toEqual([FOUND]);
  });

  it('is read no further where elements stand a thousand deep', async () => {
    expect((await readHtml(`${'<div>'.repeat(900)}${TAG}`, SHOP)).tags).toEqual([FOUND]);
    // So deep that the parser would be at it for minutes.
    expect((await readHtml(`${'<a>'.repeat(1_000_000)}${TAG}`, SHOP)).tags).toEqual([]);
  });

  it('lets others have their turn', async () => {
    const reading = readHtml('<p>'.repeat(100_000), SHOP);
    let ended = false;
    void reading.finally(() => {
      ended = true;
    });
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    await reading;
  });

  it('names a site in a call of boot, between any number of other calls', async () => {
    const called = (calls: string) =>
      readHtml(`<script>${calls}</script>${TAG.replace('?site=tea', '')}`, SHOP);
    const boot = 'frontdesk("boot", { color: "#123456", site: "tea" })';
    expect((await called(`frontdesk("open"); frontdesk("boot"); ${boot}`)).tags).toEqual([FOUND]);
    const half = 'frontdesk("boot",{'.repeat(200_000);
    expect((await called(half)).tags).toEqual([{ ...FOUND, siteKey: '' }]);
  });

  it('has no tag that is no address of the web, and no key or policy without an end', async () => {
    const local = '<script src="file:///home/ana/widget.js"></script>';
    expect((await readHtml(local, SHOP)).tags).toEqual([]);
    const long = 'k'.repeat(1_000_000);
    expect((await readHtml(`<script src="/widget.js?site=${long}"></script>`, SHOP)).tags).toEqual([]);
    const [tag] = (await readHtml(`<script src="/widget.js" data-site="${long}"></script>`, SHOP)).tags;
    expect(tag?.siteKey).toHaveLength(2_000);
    const policy = (text: string) => `<meta http-equiv="Content-Security-Policy" content="${text}">`;
    const { policies } = await readHtml(policy("img-src 'self'") + policy(`img-src ${long}`), SHOP);
    expect(policies).toEqual(["img-src 'self'"]);
  });
});
