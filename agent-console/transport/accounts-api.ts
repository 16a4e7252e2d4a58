import type { HttpClient } from '../../server/contract/client/http-client.ts';
import type { TypedHttp } from '../../server/contract/client/typed-http.ts';
import type { AgentRoute } from '../../server/contract/routes/all.ts';
import type {
  AuditFilter,
  ChangeAccount,
  ChangePassword,
  Confirmation,
  InviteAgent,
  UseAccountLink,
} from '../../server/contract/schemas/accounts-api.ts';
import type { CreateApiKey } from '../../server/contract/schemas/api-keys.ts';
import type { PutService } from '../../server/contract/schemas/developers/services.ts';
import type { CreateBlock } from '../../server/contract/schemas/people.ts';
import type { FindInRoomQuery } from '../../server/contract/schemas/rooms-api.ts';
import type { Retention } from '../../server/contract/schemas/site-setting-parts.ts';
import { createAvatarsApi } from './avatars-api.ts';
import { createBotsApi } from './bots-api.ts';
import { createBridgesApi } from './bridges-api.ts';
import { createChatHooksApi } from './chat-hooks-api.ts';
import { createWebhooksApi } from './webhooks-api.ts';

export function createPublicApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  return {
    requestReset: (email: string) => request('POST', '/api/account-link/reset', { email }),
    openLink: (token: string) => request('POST', '/api/account-link', { token }),
    takeLink: (use: UseAccountLink) => request('PUT', '/api/account-link', use),
    confirm: (proof: Confirmation) => request('POST', '/api/agent/session/confirmation', proof),
  };
}

/** What may be asked with a link alone, and to prove who is there. */
export type PublicApi = ReturnType<typeof createPublicApi>;

export function createAccountsApi(http: HttpClient) {
  const { request } = http as TypedHttp<AgentRoute>;
  const base = '/api/agent';
  return {
    ...createWebhooksApi(http),
    ...createBridgesApi(http),
    ...createChatHooksApi(http),
    ...createBotsApi(http),
    ...createAvatarsApi(http),
    /** Comes with the first test of a bot: the page of bots alone needs it. */
    botTests: async () => (await import('./bot-tests-api.ts')).createBotTestsApi(http),
    /** Comes with the page of reports. */
    reports: async () => (await import('./reports-api.ts')).createReportsApi(http),
    /** Comes with the page of contacts, and with the first one that is changed or merged. */
    contacts: async () => (await import('./contacts-api.ts')).createContactsApi(http),
    /** Comes with the pages of mail, and with the deletion of a site. */
    admin: async () => (await import('./pages/admin-api.ts')).createAdminApi(http),
    /** Comes with the page of canned replies, and with what is sent later. */
    writing: async () => (await import('./pages/writing-api.ts')).createWritingApi(http),
    /** The messages of a conversation with these words, by their numbers, the newest first. */
    findWithin: (id: string, text: string) =>
      request('GET', `${base}/conversations/${id}/found?${new URLSearchParams({ text }).toString()}`),
    /** The same of a room of the team, where operators may say more. */
    findInRoom: (id: string, asked: FindInRoomQuery) => {
      const given = Object.entries(asked).map(([name, value]): [string, string] => [name, `${value}`]);
      return request('GET', `${base}/rooms/${id}/found?${new URLSearchParams(given).toString()}`);
    },
    readProfile: () => request('GET', `${base}/profile`),
    changeName: (name: string) => request('PUT', `${base}/profile`, { name }),
    changePassword: (change: ChangePassword) => request('PUT', `${base}/profile/password`, change),
    readSessions: () => request('GET', `${base}/profile/sessions`),
    endSession: (id: string) => request('DELETE', `${base}/profile/sessions/${id}`),
    endOtherSessions: () => request('DELETE', `${base}/profile/sessions`),
    prepareSecondFactor: () => request('POST', `${base}/profile/second-factor`),
    enableSecondFactor: (code: string) => request('PUT', `${base}/profile/second-factor`, { code }),
    disableSecondFactor: () => request('DELETE', `${base}/profile/second-factor`),
    renewRecoveryCodes: () => request('POST', `${base}/profile/recovery-codes`),
    readAccounts: () => request('GET', `${base}/accounts`),
    changeAccount: (id: string, change: ChangeAccount) => request('PUT', `${base}/accounts/${id}`, change),
    /** @param shownAs the name at what they wrote from now on */
    deleteAccount: (id: string, shownAs: string) =>
      request('DELETE', `${base}/accounts/${id}?${new URLSearchParams({ shownAs }).toString()}`),
    readSightings: () => request('GET', `${base}/sightings`),
    /** How many conversations at once the server gives this agent; null: as the site or team says. */
    changeCap: (id: string, cap: number | null) => request('PUT', `${base}/accounts/${id}/cap`, { cap }),
    removeSecondFactor: (id: string) => request('DELETE', `${base}/accounts/${id}/second-factor`),
    issueReset: (id: string) => request('POST', `${base}/accounts/${id}/password-reset`),
    invite: (invitation: InviteAgent) => request('POST', `${base}/invitations`, invitation),
    withdrawInvitation: (id: string) => request('DELETE', `${base}/invitations/${id}`),
    readAuditLog(cursor: string | null, filter: AuditFilter = {}) {
      const query = new URLSearchParams(cursor === null ? {} : { cursor });
      for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
      return request('GET', `${base}/audit-log?${query.toString()}`);
    },
    readIdentityKeys: (siteId: string) => request('GET', `${base}/sites/${siteId}/identity-keys`),
    createIdentityKey: (siteId: string) => request('POST', `${base}/sites/${siteId}/identity-keys`),
    deleteIdentityKey: (siteId: string, id: string) =>
      request('DELETE', `${base}/sites/${siteId}/identity-keys/${id}`),
    mailTranscript: (id: string, to: string) =>
      request('POST', `${base}/conversations/${id}/transcript-mail`, { to }),
    deleteConversation: (id: string) => request('DELETE', `${base}/conversations/${id}`),
    checkPage: (siteId: string, url: string) =>
      request('POST', `${base}/sites/${siteId}/page-checks`, { url }),
    previewRetention: (siteId: string, retention: Retention) =>
      request('POST', `${base}/sites/${siteId}/retention-preview`, retention),
    readApiKeys: () => request('GET', `${base}/api-keys`),
    createApiKey: (what: CreateApiKey) => request('POST', `${base}/api-keys`, what),
    deleteApiKey: (id: string) => request('DELETE', `${base}/api-keys/${id}`),
    readServices: () => request('GET', `${base}/services`),
    putService: (id: string, what: PutService) => request('PUT', `${base}/services/${id}`, what),
    deleteService: (id: string) => request('DELETE', `${base}/services/${id}`),
    readBlocks: () => request('GET', `${base}/blocks`),
    block: (what: CreateBlock) => request('POST', `${base}/blocks`, what),
    unblock: (id: string) => request('DELETE', `${base}/blocks/${id}`),
  };
}

/** What the settings of accounts ask of the server, one method per request. */
export type AccountsApi = ReturnType<typeof createAccountsApi>;
