// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createConfirmation } from '../../../../agent-console/stores/shell/confirmation.ts';
import { confirmHttp } from '../../../../agent-console/transport/confirmed-http.ts';
import { App } from '../../../../agent-console/views/App.tsx';
import type { HttpClient } from '../../../../server/contract/client/http-client.ts';
import { eventually } from '../../../support/eventually.ts';
import { ok, refused, SESSION } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

const submit = (form: Element | null) =>
  form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

describe('signing in with two factors', () => {
  it('asks for the code once the password was right, and says when it is wrong', async () => {
    const signIn = vi
      .fn()
      .mockImplementationOnce(() => refused(401, 'second_factor_required'))
      .mockImplementationOnce(() => refused(401, 'second_factor_wrong'))
      .mockImplementation(() => ok(SESSION));
    const { root, step, one } = await stage(<App />, { signedIn: false, sessionApi: { signIn } });
    expect(root.querySelector('[name="code"]')).toBeNull();
    await step(() => type(one<HTMLInputElement>('[name="email"]'), 'ana@demo.example'));
    await step(() => type(one<HTMLInputElement>('[name="password"]'), 'right'));
    await step(() => submit(root.querySelector('form')));
    const code = one<HTMLInputElement>('[name="code"]');
    expect(document.activeElement).toBe(code);
    expect(one<HTMLInputElement>('[name="password"]').value, 'what was typed stays').toBe('right');
    await step(() => type(code, '123456'));
    await step(() => submit(root.querySelector('form')));
    expect(one('#field-code-trouble').textContent).toBe('ApiError: second_factor_wrong');
    await step(() => submit(root.querySelector('form')));
    expect(signIn).toHaveBeenLastCalledWith('ana@demo.example', 'right', '123456');
    expect(one('.queues').getAttribute('aria-label')).toBe('Queues');
  });
});

describe('a link of an admin', () => {
  const invited = { kind: 'invite' as const, name: 'Cleo', email: 'cleo@shop.example' };

  it('lets somebody join, with a password worth the name', async () => {
    const takeLink = vi.fn(() => ok(null));
    const publicApi = { openLink: () => ok(invited), takeLink };
    const { root, step, one, text } = await stage(<App />, {
      path: '/console/join#token=abc',
      shows: '[name="password"]',
      publicApi: publicApi,
    });
    expect(text()).toContain('Welcome, Cleo');
    await step(() => type(one<HTMLInputElement>('[name="password"]'), 'short'));
    await step(() => submit(root.querySelector('form')));
    expect(one('#field-password-trouble').textContent).toContain('12 characters');
    expect(takeLink).not.toHaveBeenCalled();
    await step(() => type(one<HTMLInputElement>('[name="password"]'), 'a good long password'));
    await step(() => submit(root.querySelector('form')));
    expect(takeLink).toHaveBeenCalledWith({ token: 'abc', name: 'Cleo', password: 'a good long password' });
  });

  it('says why it does not work, and leads on', async () => {
    const { text, step, button, path } = await stage(<App />, {
      path: '/console/join#token=old',
      shows: '.welcome',
    });
    expect(text()).toContain('ApiError: account_link_invalid');
    await step(() => button('Go to sign-in').click());
    expect(path()).toBe('/console/');
  });
});

describe('proving again who is there', () => {
  const client = (answers: (() => ReturnType<typeof ok<string>> | ReturnType<typeof refused>)[]) => {
    const request = vi.fn(() => (answers.shift() ?? (() => ok('none left')))());
    return { request, http: { request, upload: vi.fn() } as unknown as HttpClient };
  };

  it('repeats the request once it is proved', async () => {
    const { http, request } = client([() => refused(403, 'confirmation_required'), () => ok('done')]);
    const confirmation = createConfirmation({ confirm: () => ok(null) });
    const answer = confirmHttp(http, confirmation.ask).request('POST', '/x', { a: 1 });
    await eventually(() => expect(confirmation.asking.value).toBe(true));
    expect(request).toHaveBeenCalledTimes(1);
    await confirmation.give('right');
    expect(await answer).toEqual({ ok: true, value: 'done' });
    expect(request.mock.calls).toEqual([
      ['POST', '/x', { a: 1 }],
      ['POST', '/x', { a: 1 }],
    ]);
    expect(confirmation.asking.value).toBe(false);
  });

  it('goes on asking after a wrong password, and leaves everything when it is given up', async () => {
    const { http, request } = client([() => refused(403, 'confirmation_required')]);
    const confirmation = createConfirmation({ confirm: () => refused(401, 'sign_in_failed') as never });
    const answer = confirmHttp(http, confirmation.ask).request('DELETE', '/x');
    await eventually(() => expect(confirmation.asking.value).toBe(true));
    await confirmation.give('wrong');
    expect(confirmation.asking.value).toBe(true);
    confirmation.giveUp();
    expect(await answer).toMatchObject({ ok: false, code: 'confirmation_required' });
    expect(request).toHaveBeenCalledTimes(1);
  });
});
