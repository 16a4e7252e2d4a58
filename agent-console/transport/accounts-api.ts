import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { Answer } from '../../server/contract/client/ports.ts';
import type {
  Account,
  AccountLink,
  Accounts,
  AuditFilter,
  AuditPage,
  ChangeAccount,
  ChangePassword,
  Confirmation,
  InviteAgent,
  OpenedAccountLink,
  PreparedSecondFactor,
  Profile,
  RecoveryCodes,
  SessionList,
  UseAccountLink,
} from '../../server/contract/schemas/accounts-api.ts';
import type { IdentityKeys, NewIdentityKey } from '../../server/contract/schemas/agent-api.ts';
import type { ApiKeys, CreateApiKey, NewApiKey } from '../../server/contract/schemas/api-keys.ts';
import type { Block, Blocks, CreateBlock } from '../../server/contract/schemas/people.ts';

/** What the settings of accounts ask of the server, one method per request. */
export interface AccountsApi {
  readProfile(): Promise<Answer<Profile>>;
  changeName(name: string): Promise<Answer<null>>;
  changePassword(change: ChangePassword): Promise<Answer<null>>;
  readSessions(): Promise<Answer<SessionList>>;
  endSession(id: string): Promise<Answer<null>>;
  endOtherSessions(): Promise<Answer<null>>;
  prepareSecondFactor(): Promise<Answer<PreparedSecondFactor>>;
  enableSecondFactor(code: string): Promise<Answer<RecoveryCodes>>;
  disableSecondFactor(): Promise<Answer<null>>;
  renewRecoveryCodes(): Promise<Answer<RecoveryCodes>>;
  readAccounts(): Promise<Answer<Accounts>>;
  changeAccount(id: string, change: ChangeAccount): Promise<Answer<Account>>;
  /** How many conversations at once the server gives this agent; null: as the site or team says. */
  changeCap(id: string, cap: number | null): Promise<Answer<null>>;
  removeSecondFactor(id: string): Promise<Answer<null>>;
  issueReset(id: string): Promise<Answer<AccountLink>>;
  invite(invitation: InviteAgent): Promise<Answer<AccountLink>>;
  withdrawInvitation(id: string): Promise<Answer<null>>;
  readAuditLog(cursor: string | null, filter?: AuditFilter): Promise<Answer<AuditPage>>;
  readIdentityKeys(siteId: string): Promise<Answer<IdentityKeys>>;
  createIdentityKey(siteId: string): Promise<Answer<NewIdentityKey>>;
  deleteIdentityKey(siteId: string, id: string): Promise<Answer<null>>;
  readApiKeys(): Promise<Answer<ApiKeys>>;
  createApiKey(what: CreateApiKey): Promise<Answer<NewApiKey>>;
  deleteApiKey(id: string): Promise<Answer<null>>;
  readBlocks(): Promise<Answer<Blocks>>;
  block(what: CreateBlock): Promise<Answer<Block>>;
  unblock(id: string): Promise<Answer<null>>;
}

/** What may be asked with a link alone, and to prove who is there. */
export interface PublicApi {
  openLink(token: string): Promise<Answer<OpenedAccountLink>>;
  takeLink(use: UseAccountLink): Promise<Answer<null>>;
  confirm(proof: Confirmation): Promise<Answer<null>>;
}

export function createPublicApi(http: HttpClient): PublicApi {
  return {
    openLink: (token) => http.request('POST', '/api/account-link', { token }),
    takeLink: (use) => http.request('PUT', '/api/account-link', use),
    confirm: (proof) => http.request('POST', '/api/agent/session/confirmation', proof),
  };
}

export function createAccountsApi(http: HttpClient): AccountsApi {
  const base = '/api/agent';
  return {
    readProfile: () => http.request('GET', `${base}/profile`),
    changeName: (name) => http.request('PUT', `${base}/profile`, { name }),
    changePassword: (change) => http.request('PUT', `${base}/profile/password`, change),
    readSessions: () => http.request('GET', `${base}/profile/sessions`),
    endSession: (id) => http.request('DELETE', `${base}/profile/sessions/${id}`),
    endOtherSessions: () => http.request('DELETE', `${base}/profile/sessions`),
    prepareSecondFactor: () => http.request('POST', `${base}/profile/second-factor`),
    enableSecondFactor: (code) => http.request('PUT', `${base}/profile/second-factor`, { code }),
    disableSecondFactor: () => http.request('DELETE', `${base}/profile/second-factor`),
    renewRecoveryCodes: () => http.request('POST', `${base}/profile/recovery-codes`),
    readAccounts: () => http.request('GET', `${base}/accounts`),
    changeAccount: (id, change) => http.request('PUT', `${base}/accounts/${id}`, change),
    changeCap: (id, cap) => http.request('PUT', `${base}/accounts/${id}/cap`, { cap }),
    removeSecondFactor: (id) => http.request('DELETE', `${base}/accounts/${id}/second-factor`),
    issueReset: (id) => http.request('POST', `${base}/accounts/${id}/password-reset`),
    invite: (invitation) => http.request('POST', `${base}/invitations`, invitation),
    withdrawInvitation: (id) => http.request('DELETE', `${base}/invitations/${id}`),
    readAuditLog(cursor, filter = {}) {
      const query = new URLSearchParams(cursor === null ? {} : { cursor });
      for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
      return http.request('GET', `${base}/audit-log${query.size === 0 ? '' : `?${query}`}`);
    },
    readIdentityKeys: (siteId) => http.request('GET', `${base}/sites/${siteId}/identity-keys`),
    createIdentityKey: (siteId) => http.request('POST', `${base}/sites/${siteId}/identity-keys`),
    deleteIdentityKey: (siteId, id) => http.request('DELETE', `${base}/sites/${siteId}/identity-keys/${id}`),
    readApiKeys: () => http.request('GET', `${base}/api-keys`),
    createApiKey: (what) => http.request('POST', `${base}/api-keys`, what),
    deleteApiKey: (id) => http.request('DELETE', `${base}/api-keys/${id}`),
    readBlocks: () => http.request('GET', `${base}/blocks`),
    block: (what) => http.request('POST', `${base}/blocks`, what),
    unblock: (id) => http.request('DELETE', `${base}/blocks/${id}`),
  };
}
