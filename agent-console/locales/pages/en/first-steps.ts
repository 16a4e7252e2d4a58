/** The first steps of an installation. */
export const firstSteps = {
  title: 'Welcome! Four steps to your first conversation',
  left: (count: number) =>
    count === 1
      ? 'One step left. Each is checked automatically.'
      : `${count} steps left. Each is checked automatically.`,
  allDone: 'You’re all set. Visitors appear in the list as soon as they write.',
  done: 'Done',
  open: 'To do',
  close: 'Close',
  hide: 'Hide these steps',
  site: {
    title: 'Create a site',
    hint: 'A site has its own key, design, hours and texts.',
    create: 'Create a site',
    change: 'Name and design',
  },
  tag: {
    title: 'Add the chat to your website',
    hint: 'Waiting for someone to open the chat on your website …',
    copy: 'Copy tag',
    act: 'Installation options',
    seen: (website: string, ago: string) => `Seen on ${website}, ${ago}`,
  },
  invite: {
    title: 'Invite a colleague',
    hint: 'Create a link and send it to them.',
    act: 'Invite',
    sent: (count: number) => (count === 1 ? '1 invitation open' : `${count} invitations open`),
    joined: (count: number) =>
      count === 1 ? '1 colleague is on the team' : `${count} colleagues are on the team`,
  },
  alerts: {
    title: 'Turn on notifications',
    hint: 'Sound and desktop notifications in this browser.',
    on: 'On in this browser.',
  },
};
