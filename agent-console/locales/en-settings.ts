/** Sentences about the settings. */
export const settings = {
  title: 'Settings',
  /** What pages are called whose other texts come with them. */
  pages: {
    canned: 'Canned replies',
    labels: 'Labels',
    keys: 'Keyboard',
    profile: 'Profile',
    agents: 'Agents',
    apiKeys: 'API keys',
    identityKeys: 'Signed visitors',
    sites: 'Sites',
    mail: 'E-mail',
    quarantine: 'Quarantined e-mail',
    webhooks: 'Webhooks',
    bots: 'Bots',
    bridges: 'Chat bridges',
    audit: 'Audit log',
  },
  notHere: 'This page doesn’t exist or is for admins only.',
  failed: 'Couldn’t load this page.',
  troubles: {
    proxy_not_trusted:
      'The server runs behind a proxy, but TRUST_PROXY is off: all visitors share the limits of one network, and blocking one network blocks all. Set TRUST_PROXY=on and restart the server.',
    proxy_silent:
      'The proxy in front of the server sends no X-Forwarded-For: all visitors share the limits of one network, and blocking one network blocks all. Let the proxy add that header.',
    plain_http:
      'The server is reached over plain HTTP: passwords and conversations can be read on the way. Put a proxy with TLS in front and set PUBLIC_URL to its https address.',
    engine_without_sign_in:
      'The engine doesn’t let people sign in: a deactivated agent and a blocked visitor keep receiving messages until they close the page. On soketi, enable user authentication for the app (enableUserAuthentication).',
    webhook_switched_off:
      'A webhook endpoint was switched off: it answered that it’s gone, or accepted nothing for three days. Open Settings, Webhooks, and switch it back on or delete it.',
  },
  retry: 'Try again',
  save: 'Save',
  cancel: 'Cancel',
  change: 'Edit',
  delete: 'Delete',
  deleteSure: 'Confirm delete',
  teams: {
    title: 'Teams',
    lead: 'Transfer conversations to a team, and any of its members can claim them.',
    none: 'No teams yet.',
    nobody: 'No members yet',
    add: 'Add a team',
    name: 'Name',
    members: 'Members',
    ownRule: 'Use a separate assignment rule for this team',
  },
  alerts: {
    title: 'Notifications',
    ask: 'Turn on sound and notifications so you don’t miss anyone.',
    allow: 'Your browser is asking for permission. Choose “Allow”.',
    on: 'Notifications are on',
    denied: 'Your browser is blocking notifications. Allow them in its settings for this site.',
    unsupported: 'This browser doesn’t support notifications; you’ll hear the sound only.',
    turnOn: 'Turn on',
    notNow: 'Not now',
    test: 'Send a test',
    testFailed: 'The test couldn’t be sent. Try again.',
    done: 'Done',
  },
  writing: {
    title: 'Writing and language',
    language: 'Language',
    asBrowser: 'Same as browser',
    sendWith: 'Send with',
    choices: { enter: 'Enter', 'mod-enter': '⌘ + Enter or Ctrl + Enter; Enter starts a new line' },
  },
};
