import { ApiError } from '../../common/api-error.ts';
import type { ChatSettings } from '../chat-settings.ts';

/** https://docs.slack.dev/authentication/tokens, and the id of a channel, also out of its link: `https://example.slack.com/archives/C024BE91L`. */
export const slackSettings: ChatSettings = {
  checkSecrets({ botToken = '', appToken = '' }) {
    if (!/^xoxb-[\w-]+$/.test(botToken.trim()))
      throw new ApiError('bad_request', 'Enter the bot token of the Slack app. It begins with xoxb-.');
    if (!/^xapp-[\w-]+$/.test(appToken.trim()))
      throw new ApiError('bad_request', 'Enter the app-level token of the Slack app. It begins with xapp-.');
    return { botToken: botToken.trim(), appToken: appToken.trim() };
  },
  checkChannel(given) {
    const [id] = /\b[CG][A-Z0-9]{5,20}\b/.exec(given.trim()) ?? [];
    if (id === undefined)
      throw new ApiError(
        'bad_request',
        'Enter the ID of the Slack channel, such as C024BE91L, or the link to it. Slack shows both in the details of the channel.',
      );
    return id;
  },
};
