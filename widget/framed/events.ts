/**
 * What an event may say outside of the frame. What people write, the names of files, and who the visitor is stay inside:
 * every script of the page hears events.
 */
const MAY_LEAVE: Readonly<Record<string, readonly string[]>> = {
  unread: ['count'],
  'message:sent': ['id', 'conversationId'],
  'message:received': ['id', 'conversationId', 'author'],
  'conversation:started': ['conversationId'],
  'conversation:resolved': ['conversationId'],
  availability: ['available', 'backAt'],
  'agent:joined': ['conversationId', 'name'],
  rated: ['conversationId', 'score'],
  'file:sent': ['messageId', 'conversationId', 'mediaType', 'sizeBytes'],
  error: ['code', 'message'],
};

/** The event as the page may hear it; undefined where it says nothing but its name. */
export function withoutContent(event: string, data: object | undefined): object | undefined {
  const names = Object.hasOwn(MAY_LEAVE, event) ? MAY_LEAVE[event] : undefined;
  if (data === undefined || names === undefined) return undefined;
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}
