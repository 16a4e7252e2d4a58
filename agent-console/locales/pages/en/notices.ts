/** Sentences of the page about notifications; those that the bar says as well are in the first load. */
export const notices = {
  lead: 'Choose what you’re notified about. Applies to all your devices.',
  turnOff: 'Turn off in this browser',
  here: { on: 'On in this browser', off: 'Off in this browser' },
  push: {
    off: 'Push isn’t set up in this browser.',
    on: 'You’ll be notified in this browser even when the console is closed.',
    refused: 'This browser couldn’t be registered for push. You’ll be notified while the console is open.',
    unsupported: 'This browser doesn’t support push. You’ll be notified while the console is open.',
  },
  table: 'What to notify you about, and how',
  events: {
    waiting: 'A visitor is waiting',
    message: 'New message in my conversation',
    assigned: 'Conversation assigned or transferred to me',
    mention: 'Someone mentions me',
    room: 'New message in a team room',
    offer: 'Conversation offered to me',
    rating: 'Bad rating',
  },
  channels: { inApp: 'In console', sound: 'Sound', desktop: 'Desktop', push: 'Push', mail: 'E-mail' },
  channelHints:
    'Desktop: while the console is open in the background. Push: also when it’s closed. You won’t get push or e-mail while you’re using the console. E-mail: if you haven’t seen it or nobody has answered after a while.',
  ratingHint:
    'Bad rating, once an agent has replied: you’re notified if you replied last, and of every one if you’re an admin. Each site decides which ratings are bad.',
  cell: (event: string, channel: string) => `${event}: ${channel}`,
  repeat: 'Repeat the sound until everyone’s been answered',
  mailAfter: 'E-mail me after',
  mailAfterHint: 'What you’ve missed by then comes in one e-mail.',
  noMail: 'This server doesn’t send e-mail yet. An admin can set it up.',
  minutes: (count: number) => (count === 60 ? '1 hour' : `${count} minutes`),
  words: 'Show message text in push notifications',
  quiet: 'Quiet hours: no sound, and no desktop, push or e-mail notifications',
  from: 'From',
  to: 'To',
  timeZone: 'Time zone',
  silent: 'Your browser is blocking sound. Click anywhere on this page.',
};
