import { describe, expect, it } from 'vitest';
import { checkImpersonation, refusalOfKey } from '../../../server/access/key-scopes.ts';

const WRITE = { scope: 'write', person: false } as const;
const SERVICE = { id: 's' };

describe('what a key may call', () => {
  it('is what its scopes cover', () => {
    expect(refusalOfKey({ scopes: ['write'], service: null }, WRITE, false)).toBeNull();
    expect(refusalOfKey({ scopes: ['read'], service: null }, WRITE, false)).toMatch(/scope "write"/);
  });

  it('is nothing that needs a person who has signed in', () => {
    expect(refusalOfKey({ scopes: ['read', 'write'], service: null }, undefined, false)).toMatch(/signed in/);
  });

  it('is what is done for a person only where it speaks for one, or names an agent', () => {
    const needed = { ...WRITE, person: true };
    expect(refusalOfKey({ scopes: ['write'], service: null }, needed, false)).toBeNull();
    expect(refusalOfKey({ scopes: ['write'], service: SERVICE }, needed, false)).toMatch(/for a person/);
    expect(refusalOfKey({ scopes: ['write'], service: SERVICE }, needed, true)).toBeNull();
  });
});

describe('who acts in the name of an agent', () => {
  it('has the scope, was given it by an admin, and changes conversations only', () => {
    const admin = { role: 'admin' } as const;
    expect(() => checkImpersonation(['write', 'impersonate'], admin, 'write')).not.toThrow();
    expect(() => checkImpersonation(['write'], admin, 'write')).toThrow(/scope "impersonate"/);
    expect(() => checkImpersonation(['impersonate'], { role: 'agent' }, 'write')).toThrow(/no longer/);
    expect(() => checkImpersonation(['impersonate'], admin, 'settings')).toThrow(/Only what needs the scope/);
  });
});
