/** Sentences about chat bridges. */
export const bridges = {
  lead: 'Every conversation becomes a thread in your team chat. Replying in the thread answers the visitor.',
  kinds: { slack: 'Slack', telegram: 'Telegram' },
  setUp: (chat: string) => `Set up ${chat}`,
  steps: {
    slack: [
      'In Slack, create an app at api.slack.com/apps, “From a manifest”, and paste this:',
      'Install the app to your workspace and copy the bot token (“OAuth & Permissions”).',
      'Create an app-level token with the scope “connections:write” (“Basic Information”).',
      'Invite the app to each channel: /invite @Frontdesk',
    ],
    telegram: [
      'In Telegram, write /newbot to @BotFather and copy the token. Use a bot that does nothing else.',
      'Create a group for your team and turn on Topics in its settings. Every conversation becomes a topic.',
      'Add the bot to the group as an administrator that may manage topics and delete messages.',
      'Write in the group, copy the link to your message and paste it below.',
      'Telegram doesn’t share e-mail addresses. Once somebody has written in a topic, choose here which agent they are.',
    ],
  },
  copyManifest: 'Copy manifest',
  secrets: {
    slack: {
      botToken: { label: 'Bot token', placeholder: 'xoxb-…' },
      appToken: { label: 'App-level token', placeholder: 'xapp-…' },
    },
    telegram: { botToken: { label: 'Token of the Telegram bot', placeholder: '110201543:AAH…' } },
  },
  kept: 'Saved. Enter a new one to replace it.',
  channel: {
    slack: (site: string) => `Channel for ${site}`,
    telegram: (site: string) => `Telegram group for ${site}`,
  },
  channelHint: {
    slack:
      'Channel ID or link, from the channel’s details in Slack. Leave empty to keep this site’s conversations out of Slack.',
    telegram:
      'Link to a message in the group, or the group’s ID. Leave empty to keep this site’s conversations out of Telegram.',
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
    slack: {
      access: 'The bot token doesn’t work',
      connection: 'The app-level token doesn’t work',
      channel: 'Couldn’t post in the channel',
    },
    telegram: {
      access: 'The token doesn’t work',
      connection: 'The bot’s messages can’t be read',
      channel: 'The group can’t be used',
    },
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
    not_allowed_token_type: 'this is a different kind of token',
    socket_mode_disabled: 'Socket Mode is switched off in the app’s settings',
    channel_not_found: 'the channel doesn’t exist, or the app isn’t a member of it',
    not_in_channel: 'the app isn’t a member of the channel; invite it with /invite',
    is_archived: 'the channel is archived',
    unauthorized: 'the token is not valid, or was revoked at @BotFather',
    webhook_active:
      'another program receives this bot’s messages by a webhook; create a bot for Frontdesk alone',
    other_listener: 'another program reads this bot’s messages; create a bot for Frontdesk alone',
    bot_removed: 'the bot was removed from the group; add it again as an administrator',
    chat_not_found: 'the group doesn’t exist, or the bot isn’t in it',
    not_a_forum: 'the group has no topics; turn on Topics in its settings',
    no_rights: 'the bot isn’t an administrator that may manage topics',
    topic_closed: 'the topic is closed, and the bot may not open it again',
    forbidden: 'the bot may not write in the group',
    channel_moved: 'the group has become a supergroup; test again in a moment',
  } as Record<string, string>,
  people: { slack: 'Unknown people', telegram: 'People in Telegram' },
  peopleLead: {
    slack:
      'These people replied in a thread, but no agent has their e-mail address. Their messages aren’t sent until you choose an agent.',
    telegram:
      'These people wrote in a topic. Choose the agent each of them is; until then, their messages aren’t sent.',
  },
  answersAs: (name: string) => `${name} replies as`,
  nobody: 'Nobody: don’t send',
  remove: 'Remove',
  removeSure: 'Remove? Replies in the chat will no longer reach visitors.',
  saved: 'Saved',
};
