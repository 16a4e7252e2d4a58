// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { VisitorBlocks } from '../../../../agent-console/views/visitor/VisitorBlocks.tsx';
import type { Block, VisitorDetails } from '../../../../server/contract/schemas/people.ts';
import { MARA, ok, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const blockOf = (network: string): Block => ({
  id: uuid(7),
  kind: 'network',
  visitor: null,
  network,
  reason: '',
  by: 'Ben',
  at: 0,
});

async function open(...networks: string[]) {
  const block = vi.fn(() => ok(blockOf('')));
  const details = { visitor: MARA, networkKnown: true, blocks: networks.map(blockOf) } as VisitorDetails;
  const page = await stage(<VisitorBlocks details={details} />, { accountsApi: { block } });
  return {
    ...page,
    block,
    labels: () => [...page.root.querySelectorAll('button')].map((b) => b.textContent),
  };
}

it('names the network that is blocked, and offers the wider one around it', async () => {
  const { text, step, button, block } = await open('2001:db8:1:2::/64');
  expect(text()).toContain('2001:db8:1:2::/64');
  await step(() => button('Block the wider network (/56)').click());
  expect(block).not.toHaveBeenCalled();
  await step(() => button(/^Block\? A \/56/).click());
  expect(block).toHaveBeenCalledWith({ visitorId: MARA.id, kind: 'network', prefixLength: 56 });
});

it('goes up to a /48 and no further, and offers nothing around an IPv4 address', async () => {
  const wider = async (...networks: string[]) =>
    (await open(...networks)).labels().filter((label) => label?.includes('wider'));
  expect(await wider('2001:db8:1:2::/64', '2001:db8:1:0::/56')).toEqual(['Block the wider network (/48)']);
  expect(await wider('2001:db8:1:0::/48')).toEqual([]);
  expect(await wider('192.0.2.7')).toEqual([]);
  expect(await wider()).toEqual([]);
});
