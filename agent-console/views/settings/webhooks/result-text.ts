import type { WebhookAttempt } from '../../../../server/contract/schemas/webhooks-api.ts';
import type { Texts } from '../../../locales/en.ts';
import { webhookTexts } from './webhook-texts.ts';

/** What came back: the status, why there was none, or why it does not count. */
export function resultText({ status, error }: WebhookAttempt, texts: Texts): string {
  const t = webhookTexts(texts);
  return [...(status === null ? [] : [t.status(status)]), ...(error === null ? [] : [t.errors[error]])].join(
    ', ',
  );
}
