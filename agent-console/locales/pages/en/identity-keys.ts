/** Sentences of the page about signed visitors. */
export const identityKeys = {
  lead: 'Your server signs the identity of its users with a key. They’re then verified here and see their conversations on every device.',
  audience: (key: string) => `Site key, for “aud”: ${key}`,
  none: 'No keys yet.',
  made: (when: string) => `created ${when}`,
  make: 'Create key',
  once: 'Store this key in your server’s configuration, never in a web page. It’s shown only once.',
  full: 'There are two keys. To rotate, switch your server to the newer one, then delete the older.',
  remove: 'Delete',
  removeSure: 'Delete? Tokens signed with it will be rejected.',
};
