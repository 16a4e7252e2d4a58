/** Sentences about chat bridges. */
export const bridges = {
  lead: 'Every conversation becomes a thread in your team chat. Replying in the thread answers the visitor.',
  kinds: { slack: 'Slack' },
  setUp: (chat: string) => `Set up ${chat}`,
  steps: {
    slack: [
      'In Slack, create an app at api.slack.com/apps, “From a manifest”, and paste this:',
      'Install the app to your workspace and copy the bot token (“OAuth & Permissions”).',
      'Create an app-level token with the scope “connections:write” (“Basic Information”).',
      'Invite the app to each channel: /invite @Frontdesk',
    ],
  },
  copyManifest: 'Copy manifest',
  secrets: {
    slack: {
      botToken: { label: 'Bot token', placeholder: 'xoxb-…' },
      appToken: { label: 'App-level token', placeholder: 'xapp-…' },
    },
  },
  kept: 'Saved. Enter a new one to replace it.',
  channel: (site: string) => `Channel for ${site}`,
  channelHint: {
    slack:
      'Channel ID or link, from the channel’s details in Slack. Leave empty to keep this site’s conversations out of Slack.',
  },
  locale: 'Language of Frontdesk’s messages in the chat',
  locales: { en: 'English', zh: '简体中文' },
  connected: 'Connected',
  connecting: 'Connecting…',
  refused: (reason: string) => `Not connected: ${reason}`,
  channelTrouble: (site: string, reason: string) => `Nothing can be posted for ${site}: ${reason}`,
  test: 'Test',
  testDone: 'Everything works. A test message was posted in each channel.',
  testSteps: {
    access: 'The bot token doesn’t work',
    connection: 'The app-level token doesn’t work',
    channel: 'Couldn’t post in the channel',
  },
  testStep: (step: string, site: string | null, reason: string) =>
    `${step}${site === null ? '' : ` (${site})`}: ${reason}`,
  /** By the code that the chat answers. */
  reasons: {
    invalid_auth: 'the token is not valid',
    not_authed: 'the token is not valid',
    token_revoked: 'the token was revoked',
    account_inactive: 'the app was removed from the workspace',
    missing_scope: 'the app lacks a permission; compare its scopes with the manifest',
    not_allowed_token_type: 'this is another kind of token',
    socket_mode_disabled: 'Socket Mode is switched off in the app’s settings',
    channel_not_found: 'the channel doesn’t exist, or the app isn’t a member of it',
    not_in_channel: 'the app isn’t a member of the channel; invite it with /invite',
    is_archived: 'the channel is archived',
  } as Record<string, string>,
  people: 'Unknown people',
  peopleLead:
    'People replied in a thread whose e-mail address in the chat belongs to no agent. Their messages aren’t sent until you choose an agent.',
  answersAs: (name: string) => `${name} replies as`,
  nobody: 'Nobody: don’t send',
  remove: 'Remove',
  removeSure: 'Remove? Replies in the chat will no longer reach visitors.',
  saved: 'Saved',
};
