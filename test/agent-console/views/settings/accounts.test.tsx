// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { Agents } from '../../../../agent-console/views/settings/Agents.tsx';
import { ApiKeys } from '../../../../agent-console/views/settings/api-keys/ApiKeys.tsx';
import { AuditLog } from '../../../../agent-console/views/settings/audit/AuditLog.tsx';
import { Blocked } from '../../../../agent-console/views/settings/Blocked.tsx';
import { IdentityKeys } from '../../../../agent-console/views/settings/IdentityKeys.tsx';
import { Profile } from '../../../../agent-console/views/settings/Profile.tsx';
import { AUDIT_ACTIONS, type AuditFilter } from '../../../../server/contract/schemas/accounts-api.ts';
import type { ApiKey, CreateApiKey } from '../../../../server/contract/schemas/api-keys.ts';
import { eventually } from '../../../support/eventually.ts';
import { PROFILE } from '../../support/fake-accounts.ts';
import { ok, refused, SESSION } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

const submit = (form: Element | null) =>
  form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

describe('the settings of accounts', () => {
  it('turn two-factor sign-in on, and show the recovery codes once', async () => {
    const codes = ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh'];
    const enableSecondFactor = vi.fn(() => ok({ codes }));
    const { root, step, one, button, text } = await stage(<Profile />, {
      accountsApi: {
        prepareSecondFactor: () =>
          ok({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' }),
        enableSecondFactor,
      },
    });
    await step(() => button('Set up').click());
    expect(one('.qr').getAttribute('aria-label')).toContain('QR code');
    expect(one('.qr path').getAttribute('d')?.length).toBeGreaterThan(1_000);
    expect(text()).toContain('JBSW Y3DP EHPK 3PXP');
    await step(() => type(one<HTMLInputElement>('[name="totp"]'), '123456'));
    await step(() => submit(one('[name="totp"]').closest('form')));
    expect(enableSecondFactor).toHaveBeenCalledWith('123456');
    for (const code of codes) expect(text()).toContain(code);
    await step(() => button('I’ve saved them').click());
    expect(root.textContent).not.toContain(codes[0]);
  });

  it('change the password, and say which of the two is wrong', async () => {
    const changePassword = vi
      .fn()
      .mockImplementationOnce(() => refused(401, 'sign_in_failed'))
      .mockImplementation(() => ok(null));
    const { step, one, text } = await stage(<Profile />, { accountsApi: { changePassword } });
    const form = () => one('[name="new-password"]').closest('form');
    await step(() => type(one<HTMLInputElement>('[name="current-password"]'), 'old'));
    await step(() => type(one<HTMLInputElement>('[name="new-password"]'), 'short'));
    await step(() => submit(form()));
    expect(one('#field-new-password-trouble').textContent).toContain('12 characters');
    await step(() => type(one<HTMLInputElement>('[name="new-password"]'), 'a good long password'));
    await step(() => submit(form()));
    expect(one('#field-current-password-trouble').textContent).toBe('ApiError: sign_in_failed');
    await step(() => submit(form()));
    expect(text()).toContain('Password changed.');
    expect(one<HTMLInputElement>('[name="new-password"]').value).toBe('');
  });

  it('invite somebody, and ask before turning somebody off', async () => {
    const ben = {
      id: '00000000-0000-4000-8000-000000000002',
      name: 'Ben',
      email: 'ben@demo.example',
      role: 'agent' as const,
      active: true,
      secondFactor: false,
      createdAt: 1,
    };
    const changeAccount = vi.fn(() => ok({ ...ben, active: false }));
    const invite = vi.fn(() => ok({ url: 'https://chat.example/console/join#token=t', expiresAt: 1_000 }));
    const { step, one, button, text } = await stage(<Agents />, {
      accountsApi: { readAccounts: () => ok({ accounts: [ben], invitations: [] }), changeAccount, invite },
    });
    await step(() => button('Edit Ben').click());
    await step(() => button('Deactivate').click());
    expect(changeAccount).not.toHaveBeenCalled();
    await step(() => button(/^Deactivate\?/).click());
    expect(changeAccount).toHaveBeenCalledWith(ben.id, { active: false });
    await step(() => type(one<HTMLInputElement>('[name="invite-name"]'), 'Cleo'));
    await step(() => type(one<HTMLInputElement>('[name="invite-email"]'), 'cleo@shop.example'));
    await step(() => submit(one('[name="invite-name"]').closest('form')));
    expect(invite).toHaveBeenCalledWith({ name: 'Cleo', email: 'cleo@shop.example', role: 'agent' });
    expect(text()).toContain('https://chat.example/console/join#token=t');
  });

  it('have words for everything that the log can say, and go on to earlier pages', async () => {
    const entries = AUDIT_ACTIONS.map((action, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      at: 1_000,
      action,
      actor: null,
      subject: '<b>not markup</b>',
      network: '192.0.2.7',
    }));
    const readAuditLog = vi.fn((cursor: string | null) =>
      ok({
        entries: cursor === null ? entries.slice(0, 5) : entries.slice(5),
        next: cursor === null ? 'c' : null,
      }),
    );
    const { root, step, button } = await stage(<AuditLog />, { accountsApi: { readAuditLog } });
    await step(() => button('Load older entries').click());
    const rows = [...root.querySelectorAll('tbody tr')];
    expect(rows).toHaveLength(AUDIT_ACTIONS.length);
    for (const row of rows) expect(row.children[2]?.textContent).toMatch(/^[A-Z].+<b>not markup<\/b>$/);
    expect(root.querySelector('b')).toBeNull();
  });

  it('pick from the log a person, an action and days, and go on with the same', async () => {
    const account = { ...PROFILE, id: SESSION.agent.id, active: true, createdAt: 0 };
    const entry = {
      id: '00000000-0000-4000-8000-000000000001',
      at: 1_000,
      action: 'site.changed',
      actor: null,
      subject: '',
      network: null,
    } as const;
    const readAuditLog = vi.fn((_cursor: string | null, _filter?: AuditFilter) =>
      ok({ entries: [entry], next: 'c' }),
    );
    const readAccounts = () => ok({ accounts: [account], invitations: [] });
    const { root, step, button, text } = await stage(<AuditLog />, {
      accountsApi: { readAuditLog, readAccounts },
    });
    await step(() => undefined);
    const [who, what] = root.querySelectorAll('select');
    const [from, until] = root.querySelectorAll<HTMLInputElement>('input[type="date"]');
    if (who === undefined || what === undefined || from === undefined || until === undefined)
      throw new Error(`There are not four filters: ${text()}`);
    const choose = (field: HTMLSelectElement, value: string) => {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    await step(() => choose(who, account.id));
    await step(() => choose(what, 'site.changed'));
    await step(() => type(from, '2026-11-01'));
    await step(() => type(until, '2026-11-02'));
    const filter = {
      actor: account.id,
      action: 'site.changed',
      from: new Date(2026, 10, 1).getTime(),
      until: new Date(2026, 10, 3).getTime(),
    };
    expect(readAuditLog).toHaveBeenLastCalledWith(null, filter);
    await expect.poll(text).toContain('Load older entries');
    await step(() => button('Load older entries').click());
    expect(readAuditLog).toHaveBeenLastCalledWith('c', filter);
    await step(() => choose(who, ''));
    const { actor: _nobody, ...rest } = filter;
    expect(readAuditLog).toHaveBeenLastCalledWith(null, rest);
  });

  it('make an API key with a name and scopes, shown once, and remove it when they are sure', async () => {
    let keys: ApiKey[] = [];
    const createApiKey = vi.fn(({ id, name, scopes, expiresAt }: CreateApiKey) => {
      const agent = { id: SESSION.agent.id, name: 'Ana' };
      keys = [
        {
          id,
          name,
          scopes,
          expiresAt,
          agent,
          service: null,
          hint: 'fdk_abcd',
          createdAt: 1_000,
          usedAt: null,
        },
      ];
      return ok({ key: keys[0] as ApiKey, token: 'fdk_abcd-and-the-rest' });
    });
    const deleteApiKey = vi.fn(() => {
      keys = [];
      return ok(null);
    });
    const { root, step, one, button, text } = await stage(<ApiKeys />, {
      accountsApi: { readApiKeys: () => ok({ keys }), createApiKey, deleteApiKey },
    });
    await eventually(async () => {
      await step(() => undefined);
      button('Create key');
    });
    const [read, write] = root.querySelectorAll<HTMLInputElement>('[type="checkbox"]');
    await step(() => submit(root.querySelector('form')));
    expect(text()).toContain('Enter a name');
    await step(() => type(one<HTMLInputElement>('form .field__input'), 'Our shop'));
    await step(() => read?.click());
    await step(() => submit(root.querySelector('form')));
    expect(text()).toContain('Select at least one permission.');
    expect(createApiKey).not.toHaveBeenCalled();
    await step(() => write?.click());
    await step(() => submit(root.querySelector('form')));
    expect(createApiKey).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'Our shop', scopes: ['write'] }),
    );
    expect(text()).toContain('fdk_abcd-and-the-rest');
    await eventually(async () => {
      await step(() => undefined);
      expect(one('li').textContent).toContain('Reply to and manage conversations · acts as Ana');
    });
    await step(() => button('Delete').click());
    expect(deleteApiKey, 'asked whether they are sure').not.toHaveBeenCalled();
    await step(() => button('Delete? Anything using this key stops working.').click());
    expect(deleteApiKey).toHaveBeenCalledOnce();
    await eventually(async () => {
      await step(() => undefined);
      expect(text()).toContain('No keys yet.');
    });
  });

  it('make an identity key whose secret is shown once, and remove the older of two', async () => {
    const key = (id: number, hint: string) => ({
      id: `00000000-0000-4000-8000-00000000000${id}`,
      hint,
      createdAt: 1_000,
    });
    let keys = [key(1, 'aaaa')];
    const site = {
      id: '00000000-0000-4000-8000-000000000007',
      name: 'Shop',
      greeting: '',
      color: '#000000',
      siteKey: 'shop-key',
      allowedOrigins: [],
      tag: '',
      chatPage: 'https://chat.example/chat/tea-key',
    };
    const createIdentityKey = vi.fn(() => {
      keys = [key(2, 'bbbb'), ...keys];
      return ok({ key: key(2, 'bbbb'), secret: 'the-new-secret-bbbb' });
    });
    const deleteIdentityKey = vi.fn(() => {
      keys = keys.filter((one) => one.hint !== 'aaaa');
      return ok(null);
    });
    const { root, step, button, text } = await stage(<IdentityKeys />, {
      api: { readSites: () => ok({ sites: [site as never], policy: [] }) },
      accountsApi: { readIdentityKeys: () => ok({ keys }), createIdentityKey, deleteIdentityKey },
    });
    await eventually(async () => {
      await step(() => undefined);
      button('Create key');
    });
    await step(() => button('Create key').click());
    expect(text()).toContain('the-new-secret-bbbb');
    expect(text()).toContain('There are two keys.');
    expect(root.querySelectorAll('li')).toHaveLength(2);
    const older = [...root.querySelectorAll('li')].find((row) => row.textContent?.includes('aaaa'));
    await step(() => older?.querySelector('button')?.click());
    expect(deleteIdentityKey).not.toHaveBeenCalled();
    await step(() => older?.querySelector('button')?.click());
    expect(deleteIdentityKey).toHaveBeenCalledWith(site.id, key(1, '').id);
    expect(root.querySelectorAll('li')).toHaveLength(1);
  });

  it('list who is blocked, and unblock', async () => {
    const unblock = vi.fn(() => ok(null));
    const block = {
      id: '00000000-0000-4000-8000-000000000009',
      kind: 'network' as const,
      visitor: null,
      network: '192.0.2.7',
      reason: '',
      by: PROFILE.name,
      at: 1_000,
    };
    const { step, button, text } = await stage(<Blocked />, {
      accountsApi: { readBlocks: () => ok({ blocks: [block] }), unblock },
    });
    expect(text()).toContain('Network 192.0.2.7');
    await step(() => button('Unblock').click());
    expect(unblock).toHaveBeenCalledWith(block.id);
  });
});
