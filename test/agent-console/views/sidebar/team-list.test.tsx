// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Sidebar } from '../../../../agent-console/views/sidebar/Sidebar.tsx';
import { AGENTS_CHANNEL, memberId } from '../../../../server/contract/channels.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { eventually } from '../../../support/eventually.ts';
import { ANA, BEN, ok, SESSION } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

describe('the list of the team', () => {
  it('is on duty as the engine sees it', async () => {
    const { button, pusher, step, text, root } = await stage(<Sidebar />, {
      api: {
        readTeam: () =>
          ok({
            agents: [
              { ...SESSION.agent, onDuty: true, here: true, state: 'on', cap: null },
              {
                ...BEN,
                email: 'ben@demo.example',
                role: 'agent',
                onDuty: false,
                here: false,
                state: 'on',
                cap: null,
              },
            ],
          }),
      },
    });
    await eventually(() => expect(button(/^Team: 1 on duty/)).toBeDefined());
    await step(async () => {
      const channel = pusher.channel(AGENTS_CHANNEL);
      channel.come(memberId('agent', ANA.id), { kind: 'agent', name: 'Ana' });
      channel.come(memberId('agent', BEN.id), { kind: 'agent', name: 'Ben' });
      await settled();
    });
    await step(() => button(/^Team: 2 on duty/).click());
    expect(text()).toContain('On duty');
    const here = [...root.querySelectorAll('.team__person')].map((one) => one.getAttribute('data-on'));
    expect(here).toEqual(['true', 'true']);
  });

  it('shows what each of them has when it is opened, whatever was known before', async () => {
    let open = 2;
    const { step, button, root } = await stage(<Sidebar />, {
      api: {
        readTeam: () =>
          ok({
            agents: [{ ...SESSION.agent, onDuty: true, here: true, state: 'on', cap: null, open }],
          }),
      },
    });
    await eventually(() => expect(button(/^Team: 1 on duty/)).toBeDefined());
    open = 3;
    const person = () => root.querySelector('.team__person')?.textContent;
    await step(() => button(/^Team:/).click());
    await eventually(() => expect(person()).toContain('3 open'));
    await step(() => button(/^Team:/).click());
    open = 100;
    await step(() => button(/^Team:/).click());
    await eventually(() => expect(person()).toContain('99+ open'));
  });
});
