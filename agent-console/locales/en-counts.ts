/** So many conversations, in words. */
export const conversations = (count: number) => (count === 1 ? '1 conversation' : `${count} conversations`);
