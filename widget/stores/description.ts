import type { DescribeConversation } from '../../server/contract/schemas/widget-api.ts';
import { factsOf } from './activity.ts';
import type { WidgetDeps } from './deps.ts';

/** As the server takes them. */
const MOST_LABELS = 20;
const LABEL_LENGTH = 60;

/**
 * What the page says of the conversation. It goes to the one that goes on, and to those that begin later on this page; until there
 * is one, it is kept here, in memory.
 * @param current the conversation that the server has and the page speaks of; null before there is one
 */
export function createDescription(deps: WidgetDeps, current: () => string | null) {
  let said: DescribeConversation = {};
  /** What was told last, and of which conversation. */
  let lastSent = '';
  let telling = false;

  return {
    /** @throws TypeError with what is wrong */
    update(change: unknown): void {
      const { attributes, labels } = Object(change);
      said = {
        ...said,
        ...(attributes !== undefined && {
          attributes: { ...said.attributes, ...factsOf(attributes, 'update', true) },
        }),
        ...(labels !== undefined && { labels: labelsOf(labels) }),
      };
      void tell();
    },
    /** There is a conversation now, or the server is back. */
    tell,
    /** The visitor is nobody any more. */
    end(): void {
      said = {};
    },
  };

  /** What gets no answer is told the next time; a refusal is said once and not repeated. */
  async function tell(): Promise<void> {
    const id = current();
    const now = JSON.stringify([id, said]);
    if (id === null || telling || now === lastSent || Object.keys(said).length === 0) return;
    telling = true;
    const answer = await deps.api.describe(id, said);
    telling = false;
    if (answer.ok || answer.status === 400) lastSent = now;
    if (!answer.ok) deps.warn(answer.message);
    else if (answer.value.refusedLabels.length > 0)
      deps.warn(`The site does not let its pages set these labels: ${answer.value.refusedLabels.join(', ')}`);
    if (lastSent === now) await tell();
  }
}

function labelsOf(given: unknown): string[] {
  const fits =
    Array.isArray(given) &&
    given.length <= MOST_LABELS &&
    given.every((name) => typeof name === 'string' && name !== '' && name.length <= LABEL_LENGTH);
  if (!fits)
    throw new TypeError(`frontdesk update: "labels" must be a list of at most ${MOST_LABELS} names.`);
  return given;
}
