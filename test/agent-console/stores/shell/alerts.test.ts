import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { createAlerts } from '../../../../agent-console/stores/shell/alerts.ts';
import { emojiGroups } from '../../../../agent-console/views/composer/emoji.ts';
import { fakeAlertPort, fakeDeps, fakeStorage, uuid } from '../../support/fake-deps.ts';

const occasion = { conversationId: uuid(1), title: 'Mara', body: 'Hello?' };

function open(storage = fakeStorage()) {
  const deps = fakeDeps(storage);
  const port = fakeAlertPort();
  const visible = signal(false);
  const attention = signal(1);
  const opened: string[] = [];
  const alerts = createAlerts({ ...deps, port, visible, attention, open: (id) => opened.push(id) });
  return { alerts, deps, port, visible, attention, opened };
}

describe('being noticed', () => {
  it('is silent until it was asked for', async () => {
    const { alerts, port, deps } = open();
    alerts.happened(occasion);
    await deps.clock.pass(60_000);
    expect([port.rung, port.notified]).toEqual([0, []]);
  });

  it('is asked for once in each browser, whatever is answered', async () => {
    const declined = fakeStorage();
    const first = open(declined);
    expect(first.alerts.undecided.value).toBe(true);
    first.alerts.decline();
    expect(first.alerts.undecided.value).toBe(false);
    first.alerts.happened(occasion);
    expect(first.port.rung).toBe(0);
    expect(open(declined).alerts.undecided.value).toBe(false);

    const accepted = fakeStorage();
    const second = open(accepted);
    const asked = vi.spyOn(second.port, 'askPermission');
    await second.alerts.choose({ sound: true, desktop: true });
    expect(asked).toHaveBeenCalledOnce();
    expect(open(accepted).alerts.undecided.value).toBe(false);
    expect(open(accepted).alerts.settings.value).toMatchObject({ sound: true, desktop: true });
  });

  it('rings, and again and again until everybody is answered', async () => {
    const { alerts, port, deps, attention } = open();
    await alerts.choose({ sound: true });
    alerts.happened(occasion);
    expect(port.rung).toBe(1);
    await deps.clock.pass(31_000);
    expect(port.rung).toBe(3);
    attention.value = 0;
    await deps.clock.pass(60_000);
    expect(port.rung).toBe(3);
  });

  it('rings once where that is wanted, and remembers it', async () => {
    const storage = fakeStorage();
    await open(storage).alerts.choose({ sound: true, repeat: false });
    const { alerts, port, deps } = open(storage);
    alerts.happened(occasion);
    await deps.clock.pass(60_000);
    expect(port.rung).toBe(1);
  });

  it('says when the browser allows no sound', async () => {
    const { alerts, port } = open();
    port.test = () => Promise.resolve(false);
    await alerts.choose({ sound: true });
    expect(alerts.silent.value).toBe(true);
  });

  it('notifies while the page is in the background, and a click opens the conversation', async () => {
    const { alerts, port, visible, opened } = open();
    await alerts.choose({ desktop: true });
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
