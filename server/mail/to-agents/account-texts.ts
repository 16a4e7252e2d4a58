/** What mails to agents say, in the console's languages. `{name}` is the receiver, `{by}` who did something. */
export type AccountTexts = {
  greeting: string;
  test: { subject: string; lead: string };
  invite: { subject: string; lead: string; open: string; until: string };
  reset: { subject: string; lead: string; open: string; until: string };
  newDevice: { subject: string; lead: string; facts: string; hint: string };
  automatic: string;
};
