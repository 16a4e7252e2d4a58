/**
 * What it means that the channel of the agents takes no more. Their consoles ask every few seconds instead: they are on duty, hear
 * and answer, only later.
 * @param most how many members a presence channel of the engine takes
 */
export const agentsChannelFull = (most: number): string =>
  `${most} agents are connected, and a presence channel of the engine takes no more. The consoles of further agents work, ` +
  'but ask every few seconds for what is new. For more agents with live updates, use the relay or soketi ' +
  '(PUSHER_PRESENCE_MEMBERS, server/operating/how-far-it-goes.md).';

/**
 * Notes whether the channel of the agents is full, and says so in the log, once.
 * @param most how many members a presence channel of the engine takes; null: so many that no team reaches it
 */
export function createAgentsChannel(
  most: number | null,
  log: { warn(details: object, message: string): void },
) {
  let full: string | null = null;
  let said = false;
  return {
    /** @param members how many there are; an engine with more than was said takes more */
    look(members: number): void {
      full = most !== null && members === most ? agentsChannelFull(most) : null;
      if (full === null || said) return;
      said = true;
      log.warn({ members }, full);
    },
    /** A sentence while it is full, else null. */
    full: () => full,
  };
}
