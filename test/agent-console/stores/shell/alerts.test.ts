import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { createAlerts } from '../../../../agent-console/stores/shell/alerts.ts';
import { createNoticeChoices } from '../../../../agent-console/stores/shell/notice-choices.ts';
import { emojiGroups } from '../../../../agent-console/views/composer/emoji.ts';
import type { Preferences } from '../../../../server/contract/schemas/preferences.ts';
import { fakeDeps, fakeStorage, uuid } from '../../support/fake-deps.ts';
import { fakeAlertPort } from '../../support/fake-ports.ts';

const occasion = { event: 'message' as const, conversationId: uuid(1), title: 'Mara', body: 'Hello?' };

function open(storage = fakeStorage(), preferences: Preferences = {}) {
  const deps = fakeDeps(storage);
  const port = fakeAlertPort();
  const visible = signal(false);
  const attention = signal(1);
  const opened: string[] = [];
  const notices = createNoticeChoices(storage, uuid(9));
  notices.accept(preferences);
  const alerts = createAlerts({
    ...deps,
    port,
    visible,
    attention,
    choices: notices.choices,
    open: (id) => opened.push(id),
  });
  return { alerts, notices, deps, port, visible, attention, opened };
}

describe('being noticed', () => {
  it('is silent until it was asked for', async () => {
    const { alerts, port, deps } = open();
    alerts.happened(occasion);
    await deps.clock.pass(60_000);
    expect([port.rung, port.notified]).toEqual([0, []]);
  });

  it('shows what was written without the signs of Markdown', async () => {
    const { alerts, port } = open();
    await alerts.turnOn();
    alerts.happened({ ...occasion, body: '**Hello** [there](https://a.example)' });
    expect(port.notified.map(({ body }) => body)).toEqual(['Hello there']);
  });

  it('is asked for once in each browser, whatever is answered', async () => {
    const declined = fakeStorage();
    const first = open(declined);
    expect(first.alerts.undecided.value).toBe(true);
    first.alerts.turnOff();
    expect(first.alerts.undecided.value).toBe(false);
    first.alerts.happened(occasion);
    expect(first.port.rung).toBe(0);
    expect(open(declined).alerts.undecided.value).toBe(false);

    const accepted = fakeStorage();
    const second = open(accepted);
    const asked = vi.spyOn(second.port, 'askPermission');
    await second.alerts.turnOn();
    expect(asked).toHaveBeenCalledOnce();
    const later = open(accepted);
    expect([later.alerts.undecided.value, later.alerts.on.value]).toEqual([false, true]);
  });

  it('stays on where a console of before had turned it on', () => {
    const storage = fakeStorage();
    storage.write('frontdesk.alerts', JSON.stringify({ sound: true, repeat: true, desktop: false }));
    expect(open(storage).alerts.on.value).toBe(true);
  });

  it('rings, and again and again until everybody is answered', async () => {
    const { alerts, port, deps, attention } = open();
    await alerts.turnOn();
    alerts.happened(occasion);
    expect(port.rung).toBe(1);
    await deps.clock.pass(31_000);
    expect(port.rung).toBe(3);
    attention.value = 0;
    await deps.clock.pass(60_000);
    expect(port.rung).toBe(3);
  });

  it('rings once where that is wanted, and knows it after a reload', async () => {
    const storage = fakeStorage();
    await open(storage, { repeatSound: false }).alerts.turnOn();
    const { alerts, port, deps } = open(storage);
    alerts.happened(occasion);
    await deps.clock.pass(60_000);
    expect(port.rung).toBe(1);
  });

  it('follows the table: each event has its own channels', async () => {
    const { alerts, notices, port } = open();
    await alerts.turnOn();
    notices.accept(notices.toggled('message', 'sound', false));
    alerts.happened(occasion);
    expect([port.rung, port.notified.length]).toEqual([0, 1]);
    alerts.happened({ ...occasion, event: 'room' });
    expect([port.rung, port.notified.length]).toEqual([0, 1]);
    notices.accept(notices.toggled('room', 'sound', true));
    alerts.happened({ ...occasion, event: 'room' });
    expect([port.rung, port.notified.length]).toEqual([1, 1]);
    expect([alerts.wants('offer', 'inApp'), alerts.wants('room', 'inApp')]).toEqual([true, false]);
  });

  it('is quiet in the quiet hours, over midnight too, and says it in the console nevertheless', async () => {
    const { alerts, notices, port, deps } = open();
    await alerts.turnOn();
    const at = new Date(deps.now());
    const hour = (shift: number) => `${String((at.getUTCHours() + 24 + shift) % 24).padStart(2, '0')}:00`;
    notices.accept({ quietHours: { from: hour(0), to: hour(23), timeZone: 'UTC' } });
    alerts.happened(occasion);
    expect([port.rung, port.notified]).toEqual([0, []]);
    expect(alerts.wants('mention', 'inApp')).toBe(true);
    notices.accept({ quietHours: { from: hour(2), to: hour(3), timeZone: 'UTC' } });
    alerts.happened(occasion);
    expect(port.rung).toBe(1);
  });

  it('says when the browser allows no sound', async () => {
    const { alerts, port } = open();
    port.test = () => Promise.resolve(false);
    await alerts.turnOn();
    expect(alerts.silent.value).toBe(true);
  });

  it('notifies while the page is in the background, and a click opens the conversation', async () => {
    const { alerts, port, visible, opened } = open();
    await alerts.turnOn();
    visible.value = true;
    alerts.happened(occasion);
    expect(port.notified).toEqual([]);
    visible.value = false;
    alerts.happened(occasion);
    expect(port.notified).toEqual([occasion]);
    port.click();
    expect(opened).toEqual([uuid(1)]);
  });
});

describe('the emoji', () => {
  it('are many, each once, and none that changes another one', () => {
    const all = emojiGroups().flatMap((group) => group.emoji);
    expect(all.length).toBeGreaterThan(500);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('👍');
    expect(all).not.toContain('\u{1f3fb}');
    for (const group of emojiGroups()) expect(group.emoji.length).toBeGreaterThan(10);
  });
});
