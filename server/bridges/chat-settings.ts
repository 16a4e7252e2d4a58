import type { PutBridge } from '../contract/bridges/bridges-api.ts';

/** What an admin sets of a chat, as it will be stored. */
export type ChatSettings = {
  /** @throws ApiError `bad_request` for what cannot be right */
  checkSecrets(given: PutBridge['secrets']): PutBridge['secrets'];
  /**
   * The id of a channel, out of what an admin can find.
   * @throws ApiError `bad_request`
   */
  checkChannel(given: string): string;
};
