/** Sentences of two-factor sign-in. */
export const secondFactor = {
  title: 'Two-factor sign-in',
  off: 'Off. Anyone who gets your password can sign in as you.',
  on: (left: number) =>
    `On. Signing in requires your password and a code from your app. ${left} recovery codes left.`,
  turnOn: 'Set up',
  turnOff: 'Turn off',
  turnOffSure: 'Confirm: turn off two-factor',
  scan: 'Scan this with an authenticator app, such as Aegis, 2FAS or your password manager.',
  qr: 'QR code for the authenticator app, same as the secret below',
  secret: 'Or enter this secret in the app:',
  enter: 'Then enter the code it shows:',
  confirm: 'Turn on',
  codes: 'Your recovery codes',
  codesLead:
    'If you lose the app, each of these works once instead of a code. They’re shown only once: store them with your passwords.',
  copyCodes: 'Copy all',
  kept: 'I’ve saved them',
  renew: 'New recovery codes',
  renewSure: 'Create new codes? The old ones will stop working.',
};
