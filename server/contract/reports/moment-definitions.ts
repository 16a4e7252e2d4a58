/** Everything that is counted for reports, and when. What is waited for is measured from the event that began the wait. */
export const MOMENT_DEFINITIONS = {
  started: 'Somebody wrote the first message of a conversation.',
  taken: 'An agent got a conversation that waited, from when it came into the queue.',
  first_reply:
    'The first answer of the conversation by a person or a program with a key, from the first message that it answers.',
  next_reply: 'Every later answer to a visitor who waited for one, from the first message that it answers.',
  bot_reply: 'A bot’s answer, from the first message that it answers. It ends nobody’s wait for a person.',
  resolved:
    'The conversation was resolved, from its start or its last reopening. One that is merged into another one counts as resolved then, by nobody, and is neither abandoned nor without a reply, nor missed where that is within the hour.',
  abandoned: 'It was resolved while its visitor still waited for an answer, from when they began to wait.',
  left_without_reply:
    'It was resolved, by its visitor too, without any reply: no person, program or bot had answered. From when they began to wait.',
  missed:
    'A chat that began while nobody was there, as visitors were told, and that no bot took: no person or program answered within an hour. It counts at its first message, from that message on; an answer in time takes it back.',
  reopened: 'A resolved conversation was opened again, or one that was merged is separate again and open.',
  rated: 'The visitor gave a rating; it counts for who answered last.',
  messages:
    'Messages of one author within a quarter of an hour, at the time of the first. Those taken back are left out.',
} as const;

/** Which moments each figure counts, in a sentence for readers of the API. */
export const FIGURE_DEFINITIONS = [
  ['started', MOMENT_DEFINITIONS.started],
  ['reopened', MOMENT_DEFINITIONS.reopened],
  ['resolved', MOMENT_DEFINITIONS.resolved],
  ['abandoned', MOMENT_DEFINITIONS.abandoned],
  ['leftWithoutReply', MOMENT_DEFINITIONS.left_without_reply],
  ['missed', MOMENT_DEFINITIONS.missed],
  ['waiting', MOMENT_DEFINITIONS.taken],
  ['firstReply', MOMENT_DEFINITIONS.first_reply],
  ['nextReply', MOMENT_DEFINITIONS.next_reply],
  ['resolution', MOMENT_DEFINITIONS.resolved],
  ['botReply', MOMENT_DEFINITIONS.bot_reply],
  ['ratings', MOMENT_DEFINITIONS.rated],
] as const;

/** As a list in Markdown. */
export function listed(definitions: readonly (readonly [name: string, sentence: string])[]): string {
  return definitions.map(([name, sentence]) => `- \`${name}\`: ${sentence}`).join('\n');
}
