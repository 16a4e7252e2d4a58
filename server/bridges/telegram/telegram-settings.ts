import { ApiError } from '../../common/api-error.ts';
import type { ChatSettings } from '../chat-settings.ts';

/** Before the number of a supergroup that stands in its links. */
const SUPERGROUP = '-100';

/**
 * The token that BotFather gives, and the id of a group, also out of the link to one of its messages: `https://t.me/c/1234567890/5`
 * of a private group, `https://t.me/name/5` of a public one, which then goes by its name until the bridge is connected.
 */
export const telegramSettings: ChatSettings = {
  checkSecrets({ botToken = '' }) {
    if (!/^\d{3,20}:[\w-]{20,100}$/.test(botToken.trim()))
      throw new ApiError(
        'bad_request',
        'Enter the token that BotFather gave for the bot, such as 110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw.',
      );
    return { botToken: botToken.trim() };
  },
  checkChannel(given) {
    const plain = given.trim().replace(/^https?:\/\//, '');
    const [, number] = /^(?:t|telegram)\.me\/c\/(\d{5,15})(?:\/|$)/.exec(plain) ?? [];
    if (number !== undefined) return `${SUPERGROUP}${number}`;
    if (/^-\d{5,20}$/.test(plain)) return plain;
    const [, name] = /^(?:@|(?:t|telegram)\.me\/)([a-z]\w{3,31})(?:[/?]|$)/i.exec(plain) ?? [];
    if (name !== undefined) return `@${name}`;
    throw new ApiError(
      'bad_request',
      'Enter the link to a message of the Telegram group, such as https://t.me/c/1234567890/5, or the ID of the group, such as -1001234567890.',
    );
  },
};
