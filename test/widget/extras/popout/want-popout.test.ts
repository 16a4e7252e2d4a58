// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPopoutPart, type PopoutPart } from '../../../../widget/extras/popout/want-popout.ts';

let part: PopoutPart | null = null;
afterEach(() => part?.stop());

/** A page with a chat, whose window asks whether it is there. */
function page() {
  const site = {
    offline: signal(false),
    outdated: signal(false),
    part: vi.fn(async () => null),
  };
  part = createPopoutPart(site, () => {
    throw new Error('nothing was loaded');
  });
  const ask = () => window.dispatchEvent(new MessageEvent('message', { data: { frontdesk: 'window' } }));
  return { site, ask };
}

describe('a window that asks for its page', () => {
  test('has the page fetch what answers it', () => {
    const { site, ask } = page();
    ask();
    expect(site.part).toHaveBeenCalledTimes(1);
  });

  test.each(['offline', 'outdated'] as const)('asks in vain while the page is %s', (state) => {
    const { site, ask } = page();
    site[state].value = true;
    ask();
    expect(site.part).not.toHaveBeenCalled();
    site[state].value = false;
    ask();
    expect(site.part).toHaveBeenCalledTimes(1);
  });
});
