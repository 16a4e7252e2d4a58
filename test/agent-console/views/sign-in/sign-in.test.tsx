// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { LANGUAGE_KEY } from '../../../../agent-console/stores/shell/language.ts';
import { App } from '../../../../agent-console/views/App.tsx';
import { ok, refused, SESSION, silence } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

const fill = (root: HTMLElement, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) {
    const input = root.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (input !== null) type(input, value);
  }
};
const submit = (root: HTMLElement) =>
  root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

describe('signing in', () => {
  it('says what is missing beside the field, and puts the cursor there', async () => {
    const { root, step, one } = await stage(<App />, { signedIn: false });
    await step(() => fill(root, { email: 'ana@demo.example' }));
    await step(() => submit(root));
    expect(one('#field-password-trouble').textContent).toBe('Enter your password.');
    expect(one('[name="password"]').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(one('[name="password"]'));
    expect(one('[name="email"]').getAttribute('aria-invalid')).toBe('false');
  });

  it('says why it failed, and keeps what was typed', async () => {
    const signIn = vi.fn(() => refused(401, 'sign_in_failed'));
    const { root, step, one } = await stage(<App />, { signedIn: false, sessionApi: { signIn } });
    await step(() => fill(root, { email: ' ana@demo.example', password: 'wrong' }));
    await step(() => submit(root));
    expect(signIn).toHaveBeenCalledWith('ana@demo.example', 'wrong');
    expect(one('[role="alert"]').textContent).toContain('ApiError: sign_in_failed');
    expect(one<HTMLInputElement>('[name="email"]').value).toContain('ana@demo.example');
  });

  it('offers the field for a code where one opens a locked account, and asks for none', async () => {
    const signIn = vi.fn(() => refused(429, 'too_many_requests', { codeHelps: true }));
    const { root, step, one } = await stage(<App />, { signedIn: false, sessionApi: { signIn } });
    await step(() => fill(root, { email: 'ana@demo.example', password: 'right' }));
    await step(() => submit(root));
    expect(one('[role="alert"]').textContent).toContain('ApiError: too_many_requests');
    await step(() => submit(root));
    expect(signIn).toHaveBeenLastCalledWith('ana@demo.example', 'right');
    await step(() => fill(root, { code: '123456' }));
    await step(() => submit(root));
    expect(signIn).toHaveBeenLastCalledWith('ana@demo.example', 'right', '123456');
  });

  it('blames the network when nobody answers', async () => {
    const { root, step, one } = await stage(<App />, { signedIn: false, sessionApi: { signIn: silence } });
    await step(() => fill(root, { email: 'ana@demo.example', password: 'right' }));
    await step(() => submit(root));
    expect(one('[role="alert"]').textContent).toContain('Can’t reach the server');
  });

  it('opens the workspace', async () => {
    const { root, step, one } = await stage(<App />, { signedIn: false });
    await step(() => fill(root, { email: 'ana@demo.example', password: 'right' }));
    await step(() => submit(root));
    expect(one('.queues').getAttribute('aria-label')).toBe('Queues');
  });

  it('comes over the workspace when the session has ended, and cannot be waved away', async () => {
    const { session, step, one } = await stage(<App />);
    await step(() => session.expire());
    const dialog = one<HTMLDialogElement>('dialog');
    expect(dialog.open).toBe(true);
    expect(one('.queues').getAttribute('aria-label')).toBe('Queues');
    await step(() => dialog.dispatchEvent(new Event('cancel', { cancelable: true })));
    expect(one<HTMLDialogElement>('dialog').open).toBe(true);
    await step(() => session.signIn('ana@demo.example', 'right'));
    expect(document.querySelector('dialog')).toBeNull();
  });
});

describe('setting up', () => {
  const path = '/console/setup#token=one-time-token-of-the-link';
  const shows = 'form';
  const good = { name: 'Ana', email: 'ana@shop.example', password: 'four words in a row' };

  it('makes the first admin with the token of the link, and leaves the token behind', async () => {
    const setUp = vi.fn(() => ok(SESSION));
    const stageOf = await stage(<App />, { path, shows, signedIn: false, sessionApi: { setUp } });
    await stageOf.step(() => fill(stageOf.root, good));
    await stageOf.step(() => submit(stageOf.root));
    expect(setUp).toHaveBeenCalledWith({ token: 'one-time-token-of-the-link', ...good });
    expect(stageOf.path()).toBe('/console/');
    expect(stageOf.one('.queues').getAttribute('aria-label')).toBe('Queues');
  });

  it('says what is wrong before it asks the server', async () => {
    const setUp = vi.fn(() => ok(SESSION));
    const { root, step, text } = await stage(<App />, {
      path,
      shows,
      signedIn: false,
      sessionApi: { setUp },
    });
    await step(() => fill(root, { ...good, email: 'ana', password: 'short' }));
    await step(() => submit(root));
    expect(text()).toContain('such as ana@example.com');
    expect(text()).toContain('at least 12 characters');
    expect(setUp).not.toHaveBeenCalled();
  });

  it('offers the sign-in when the link was used already', async () => {
    const {
      root,
      step,
      one,
      button,
      path: at,
    } = await stage(<App />, {
      path,
      shows,
      signedIn: false,
      sessionApi: { setUp: () => refused(410, 'setup_link_invalid') },
    });
    await step(() => fill(root, good));
    await step(() => submit(root));
    expect(one('[role="alert"]').textContent).toContain('setup_link_invalid');
    await step(() => button('Go to sign-in').click());
    expect(at()).toBe('/console/');
  });

  it('explains a link without its token', async () => {
    const { text } = await stage(<App />, { path: '/console/setup', shows: '.welcome', signedIn: false });
    expect(text()).toContain('The setup link is incomplete');
  });
});

describe('the language before the sign-in', () => {
  it('is the browser’s, and another one is kept and spoken at once', async () => {
    const reload = vi.fn();
    const { one, step, deps } = await stage(<App />, {
      signedIn: false,
      reload,
      shows: 'select[aria-label="Language"]',
    });
    const choice = one<HTMLSelectElement>('select[aria-label="Language"]');
    expect(choice.value).toBe('en');
    expect([...choice.options].map(({ lang, text }) => [lang, text])).toContainEqual(['de', 'Deutsch']);
    await step(() => {
      choice.value = 'de';
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(deps.storage.read(LANGUAGE_KEY)).toBe('de');
    expect(reload).toHaveBeenCalledOnce();
  });
});
