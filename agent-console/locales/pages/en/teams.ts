/** Sentences of the page about teams. */
export const teams = {
  lead: 'Transfer conversations to a team, and any of its members can claim them.',
  none: 'No teams yet.',
  nobody: 'No members yet',
  add: 'Add a team',
  name: 'Name',
  members: 'Members',
  ownRule: 'Use a separate assignment rule for this team',
};
