import type { AccountsApi, PublicApi } from '../../../agent-console/transport/accounts-api.ts';
import type { ContactsApi } from '../../../agent-console/transport/contacts-api.ts';
import type { AdminApi } from '../../../agent-console/transport/pages/admin-api.ts';
import type { WritingApi } from '../../../agent-console/transport/pages/writing-api.ts';
import type { Profile } from '../../../server/contract/schemas/accounts-api.ts';
import { ok, refused } from './fake-deps.ts';

export const PROFILE: Profile = {
  name: 'Ana',
  email: 'ana@demo.example',
  role: 'admin',
  secondFactor: false,
  recoveryCodesLeft: 0,
};

/** What a page of contacts asks for on its own, where there is none of it. */
export const NO_CONTACTS: Pick<ContactsApi, 'files' | 'segments'> = {
  files: () => ok({ files: [], more: false }),
  segments: () => ok({ segments: [] }),
};

/** What an open conversation asks for on its own, where nothing is scheduled. */
export const NOTHING_WRITTEN: Pick<WritingApi, 'readScheduled'> = {
  readScheduled: () => ok({ messages: [] }),
};

/** What the pages of mail ask, where no mailbox is read; a test changes what it is about. */
export const fakeAdminApi =
  (changes: Partial<AdminApi> = {}): AccountsApi['admin'] =>
  async () =>
    ({ readQuarantine: () => ok({ mails: [], address: null }), ...changes }) as AdminApi;

/** Accounts as a new installation has them; a test changes what it is about. */
export function fakeAccountsApi(changes: Partial<AccountsApi> = {}): AccountsApi {
  const nothing = () => ok(null);
  const missing = () => refused(404, 'not_found');
  return {
    readProfile: () => ok(PROFILE),
    changeName: nothing,
    changePassword: nothing,
    checkPage: missing,
    readSightings: () => ok({ sightings: [], now: 0 }),
    readSessions: () => ok({ sessions: [] }),
    endSession: nothing,
    endOtherSessions: nothing,
    prepareSecondFactor: missing,
    enableSecondFactor: missing,
    disableSecondFactor: nothing,
    renewRecoveryCodes: missing,
    readAccounts: () => ok({ accounts: [], invitations: [] }),
    changeAccount: missing,
    changeCap: () => ok(null),
    removeSecondFactor: nothing,
    issueReset: missing,
    invite: missing,
    withdrawInvitation: nothing,
    readAuditLog: () => ok({ entries: [], next: null }),
    readIdentityKeys: () => ok({ keys: [] }),
    createIdentityKey: missing,
    deleteIdentityKey: nothing,
    readApiKeys: () => ok({ keys: [] }),
    createApiKey: missing,
    deleteApiKey: nothing,
    readServices: () => ok({ services: [] }),
    putService: missing,
    deleteService: nothing,
    readBlocks: () => ok({ blocks: [] }),
    block: missing,
    unblock: nothing,
    contacts: async () => NO_CONTACTS as ContactsApi,
    writing: async () => NOTHING_WRITTEN as WritingApi,
    admin: fakeAdminApi(),
    ...changes,
  } as AccountsApi;
}

export function fakePublicApi(changes: Partial<PublicApi> = {}): PublicApi {
  return {
    openLink: () => refused(410, 'account_link_invalid'),
    takeLink: () => ok(null),
    confirm: () => ok(null),
    ...changes,
  } as PublicApi;
}
