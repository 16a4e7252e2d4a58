/**
 * Where a reminder leads: to the conversation in the console, which then says by which reminder the agent came.
 * @param step the number of the event that reminds; undefined: the link says nothing of it
 */
export function reminderUrl(publicUrl: string, conversationId: string, step: number | undefined): string {
  return `${publicUrl}/console/conversations/${conversationId}${step === undefined ? '' : `?reminder=${step}`}`;
}
