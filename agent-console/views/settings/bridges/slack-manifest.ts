/** What a Slack app has to be for the bridge: https://docs.slack.dev/reference/app-manifest */
export const SLACK_MANIFEST = JSON.stringify(
  {
    display_information: { name: 'Frontdesk' },
    features: { bot_user: { display_name: 'Frontdesk', always_online: true } },
    oauth_config: {
      scopes: {
        bot: [
          'channels:history',
          'groups:history',
          'chat:write',
          'files:read',
          'files:write',
          'users:read',
          'users:read.email',
        ],
      },
    },
    settings: {
      event_subscriptions: { bot_events: ['message.channels', 'message.groups'] },
      socket_mode_enabled: true,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    },
  },
  null,
  1,
);
