// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../../agent-console/locales/en.ts';
import { SettingsForm } from '../../../../agent-console/views/elements/forms/SettingsForm.tsx';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import { ok, refused, silence } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

type Made = { secret: string };

async function form(check: () => string, answer: () => Promise<Answer<Made>>) {
  const save = vi.fn(answer);
  const [onSaved, onDone] = [vi.fn<(made: Made) => void>(), vi.fn()];
  const shown = await stage(
    <SettingsForm label="Endpoint" check={check} save={save} onSaved={onSaved} onDone={onDone}>
      <input name="name" />
    </SettingsForm>,
  );
  const trouble = () => shown.one('[role="alert"]').textContent;
  const submit = () => shown.step(() => shown.button('Save').click());
  return { ...shown, save, onSaved, onDone, trouble, submit };
}
const fine = () => '';

describe('a form of the settings', () => {
  it('sends nothing while something is wrong, and says what', async () => {
    let wrong = 'Select at least one.';
    const { submit, trouble, save, onSaved } = await form(
      () => wrong,
      () => ok({ secret: 'whsec_1' }),
    );
    await submit();
    expect([trouble(), save.mock.calls]).toEqual(['Select at least one.', []]);
    wrong = '';
    await submit();
    expect(trouble()).toBe('');
    expect(onSaved).toHaveBeenCalledExactlyOnceWith({ secret: 'whsec_1' });
  });

  it('hands over what the server answered, and asks once however often it is submitted', async () => {
    let answered = (_answer: Answer<Made>) => {};
    const { submit, save, onSaved, onDone } = await form(
      fine,
      () =>
        new Promise((resolve) => {
          answered = resolve;
        }),
    );
    await submit();
    await submit();
    expect(save).toHaveBeenCalledOnce();
    answered({ ok: true, value: { secret: 'whsec_2' } });
    await vi.waitFor(() => expect(onSaved).toHaveBeenCalledExactlyOnceWith({ secret: 'whsec_2' }));
    expect(onDone).not.toHaveBeenCalled();
  });

  it('stays open with the reason of a refusal, and says that the server is away', async () => {
    const { submit, trouble, onSaved } = await form(fine, () => refused(400, 'unknown_site'));
    await submit();
    expect([trouble(), onSaved.mock.calls]).toEqual(['ApiError: unknown_site', []]);
    const away = await form(fine, () => silence());
    await away.submit();
    expect(away.trouble()).toBe(en.notice.away);
  });

  it('says nothing to somebody who did not give their password', async () => {
    const { submit, trouble, onSaved } = await form(fine, () => refused(403, 'confirmation_required'));
    await submit();
    expect([trouble(), onSaved.mock.calls]).toEqual(['', []]);
  });
});
