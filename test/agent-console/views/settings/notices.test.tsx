// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { NoticesPage } from '../../../../agent-console/views/settings/notices/NoticesPage.tsx';
import type { AgentSession } from '../../../../server/contract/schemas/agent-api.ts';
import type { Preferences } from '../../../../server/contract/schemas/preferences.ts';
import { fakeAgentApi } from '../../support/fake-agent-api.ts';
import { ok, SESSION } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

async function page(as: AgentSession = SESSION) {
  const changed: Preferences[] = [];
  const changePreferences = vi.fn((change: Preferences) => {
    changed.push(change);
    return ok(change);
  });
  const shown = await stage(<NoticesPage />, {
    api: { ...fakeAgentApi(), changePreferences },
    as,
  });
  const cell = (name: string) => shown.one<HTMLInputElement>(`input[aria-label="${name}"]`);
  const heads = () => [...shown.root.querySelectorAll('th[scope="col"]')].map((head) => head.textContent);
  return { ...shown, cell, heads, changed };
}

describe('the table of what notifies', () => {
  it('shows what is usual, and keeps what is chosen for one event without touching the others', async () => {
    const { cell, step, changed } = await page();
    expect(cell('A visitor is waiting: Sound').checked).toBe(true);
    expect(cell('New message in a team room: Push').checked).toBe(false);
    await step(() => cell('A visitor is waiting: Sound').click());
    expect(changed).toEqual([{ notices: { waiting: ['desktop', 'push', 'mail'] } }]);
    expect(cell('A visitor is waiting: Sound').checked).toBe(false);
    expect(cell('New message in my conversation: Sound').checked).toBe(true);
  });

  it('offers mail of what can wait for it, and the minutes it waits', async () => {
    const { heads, cell, root, one, step, changed } = await page();
    expect(heads()).toEqual(['In console', 'Sound', 'Desktop', 'Push', 'E-mail']);
    expect(cell('Someone mentions me: E-mail').checked).toBe(true);
    expect(root.querySelector('input[aria-label="New message in a team room: E-mail"]')).toBeNull();
    const minutes = one<HTMLSelectElement>('select');
    expect([minutes.value, ...[...minutes.options].map(({ text }) => text)]).toEqual([
      '10',
      '5 minutes',
      '10 minutes',
      '30 minutes',
      '1 hour',
    ]);
    await step(() => {
      minutes.value = '30';
      minutes.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(changed).toEqual([{ mailAfterMinutes: 30 }]);
    expect(minutes.value).toBe('30');
  });

  it('always shows an offer in the console', async () => {
    const { cell } = await page();
    const offered = cell('Conversation offered to me: In console');
    expect([offered.checked, offered.disabled]).toEqual([true, true]);
  });
});

describe('quiet hours', () => {
  it('begin in the time zone of the device, and keep the one that is chosen', async () => {
    const { root, one, step, changed, workspace } = await page();
    const tick = [...root.querySelectorAll('label')].find((label) =>
      label.textContent?.includes('Quiet hours'),
    );
    await step(() => tick?.querySelector('input')?.click());
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(changed.at(-1)).toEqual({ quietHours: { from: '22:00', to: '07:00', timeZone } });
    const zone = one<HTMLSelectElement>('.quiet-hours select');
    await step(() => {
      zone.value = 'Asia/Shanghai';
      zone.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const from = one<HTMLInputElement>('.quiet-hours input');
    await step(() => {
      from.value = '21:30';
      from.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(workspace.noticeChoices.choices.value.quietHours).toEqual({
      from: '21:30',
      to: '07:00',
      timeZone: 'Asia/Shanghai',
    });
  });
});

describe('the weekly report', () => {
  const tickOf = (root: HTMLElement) =>
    [...root.querySelectorAll('label')]
      .find((label) => label.textContent?.includes('weekly report'))
      ?.querySelector('input');

  it('is mailed to an admin who wants it, by the clock of where they are or of their choice', async () => {
    const { root, one, step, changed, text } = await page();
    expect(tickOf(root)?.checked).toBe(false);
    expect(text()).toContain('Every Monday at 8:00');
    await step(() => tickOf(root)?.click());
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(changed).toEqual([{ weeklyReport: { wanted: true, timeZone } }]);
    const zone = one<HTMLSelectElement>('.weekly-report select');
    await step(() => {
      zone.value = 'Asia/Shanghai';
      zone.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await step(() => tickOf(root)?.click());
    expect(changed.slice(1)).toEqual([
      { weeklyReport: { wanted: true, timeZone: 'Asia/Shanghai' } },
      { weeklyReport: { wanted: false, timeZone: 'Asia/Shanghai' } },
    ]);
  });

  it('says where it cannot be sent, and is not offered to who sees no reports', async () => {
    const { text } = await page({ ...SESSION, mail: 'none' });
    expect(text()).toContain('This server doesn’t send e-mail yet');
    expect(text()).not.toContain('Every Monday');
    const agent = await page({ ...SESSION, agent: { ...SESSION.agent, role: 'agent' } });
    expect(tickOf(agent.root)).toBeUndefined();
  });
});

describe('this browser', () => {
  it('is turned on by a click, says that pushes come, and is turned off again', async () => {
    const { button, step, text, workspace } = await page();
    expect(text()).toContain('Off in this browser');
    await step(() => button('Turn on').click());
    expect(text()).toContain('even when the console is closed');
    await step(() => button('Turn off in this browser').click());
    expect(workspace.alerts.on.value).toBe(false);
    expect(workspace.push.state.value).toBe('off');
  });
});
