import { ERROR_KINDS, type ErrorCode, type Retry } from '../errors.ts';
import { ROUTES } from '../routes/all.ts';
import { errorsOf } from '../routes/errors-of.ts';

/** What each refusal means, and what whoever wrote the program does about it. */
const HELP: Readonly<Record<ErrorCode, string>> = {
  bad_request:
    'Something in the request is not as the reference says. `message` names it; `field` says where.',
  message_empty: 'A message needs a text or a file.',
  message_too_long: 'Shorten the text, or send it in several messages.',
  attachment_unknown: 'Upload the file first, into the same conversation, and send its id within a day.',
  form_incomplete:
    'The site asks for more before a chat begins, or the form of a message does. `details` names what is missing.',
  already_rated:
    'A conversation is rated once, and once more after it was reopened and resolved again. Show the rating that it has.',
  already_answered: 'The form of a message is answered once. Send what is new as a message.',
  sign_in_required: 'There is no key, or it does not work any more. Ask an admin for another.',
  sign_in_failed: 'E-mail address or password are wrong.',
  second_factor_required: 'Send the code of the second factor as well.',
  second_factor_wrong: 'The code is wrong, or was used before. Take the next one.',
  visitor_unknown: 'The visitor’s token is unknown: make the visitor first.',
  identity_invalid: 'The identity token is not signed as it should be. Look at key, algorithm and `aud`.',
  identity_expired: 'Sign a new identity token; one holds for 24 hours at most.',
  origin_not_allowed: 'Add the website to the allowed origins of the site.',
  visitor_blocked: 'An agent has blocked the visitor, or the network they write from.',
  forbidden:
    'The key lacks the scope that `message` names, only people or admins may do this, or the site has signed what would be changed.',
  confirmation_required: 'An agent has to prove who they are first. No key can.',
  channel_refused: 'This person may not listen to that channel.',
  not_found: 'There is nothing at this address, or nothing with this id.',
  site_unknown: 'No site has this key or id.',
  conversation_unknown: 'There is no such conversation for whoever asks. It may have been deleted.',
  taken_over: 'A person has the conversation now, or it was resolved. A bot stays silent.',
  already_claimed: 'A colleague was faster. `details.assignee` says who.',
  already_resolved: 'Open the conversation again first.',
  conversation_merged:
    'The conversation was merged into another one, which `details.mergedInto` names. Use that one, or separate them first.',
  message_unknown: 'There is no such message in the conversation.',
  too_late: 'The time in which a message may be edited or taken back is over.',
  agent_unknown: 'No agent has this id, or they were deactivated.',
  team_unknown: 'No team has this id. It may have been deleted.',
  label_unknown: 'No label has this id. It may have been deleted.',
  id_taken:
    'Something else has this id. Mint a new one; to repeat a request, send exactly the same. A key, an endpoint or a bot is not answered a second time, because its secret is shown once: rotate the secret, or remove the key and make another.',
  note_outdated: 'Somebody changed the note meanwhile. Read it again, and put yours together with theirs.',
  identity_keys_full: 'A site has two identity keys at most. Remove one first.',
  email_taken: 'Somebody has this e-mail address already.',
  last_site: 'One site has to be left. Add another one first.',
  last_admin: 'One admin has to be left. Make another one first.',
  second_factor_on: 'Two-factor sign-in is on already.',
  setup_done: 'The first admin was made already. Sign in.',
  cursor_expired:
    'What the cursor stands for is not kept any more. Begin again, as the guide to copies says.',
  setup_link_invalid: 'The link was used, or is too old. Restart the server for another.',
  account_link_invalid: 'The link was used, or is too old. Ask for another.',
  file_too_large: 'Send a smaller file: 20 MB at most, and for visitors what the site allows.',
  file_empty: 'The file has no content.',
  file_kind_refused:
    'The site takes no files of this kind from visitors; `details.kinds` are those that it takes.',
  file_unreadable: 'The file is damaged, or not of the kind that is asked for.',
  picture_too_large: 'The picture has too many pixels. Make it smaller.',
  body_too_large: 'Send less in one request.',
  content_type_unsupported: 'Send JSON with `content-type: application/json`, or a file as a form.',
  protocol_outdated: 'The page is older than the server still serves. Reload it.',
  too_many_requests: 'Wait for as long as `Retry-After` says, then send the same again.',
  proof_required: 'Solve the puzzle in `details`, or wait for as long as `Retry-After` says.',
  internal: 'A fault of the server, which is in its log. Send the same again after a while.',
  storage_full: 'The server has no room left. Send the same again after a while, and tell its operator.',
  unavailable:
    'The server is busy, or restarts. Wait for as long as `Retry-After` says, then send the same again.',
};

const RETRY: Readonly<Record<Retry, string>> = {
  later: 'the same, later',
  'after-change': 'after a change',
  never: 'no',
};

/** The page of all codes that programs may meet, as Markdown. */
export function errorPage(): string {
  const open = ROUTES.filter(({ key, who }) => key !== undefined || who === 'bot');
  const met = new Set(open.flatMap((route) => errorsOf(route)));
  const codes = (Object.keys(ERROR_KINDS) as ErrorCode[]).sort(
    (a, b) => ERROR_KINDS[a].status - ERROR_KINDS[b].status || (a < b ? -1 : 1),
  );
  const table = (some: readonly ErrorCode[]) =>
    [
      '| status | code | what to do | again? |',
      '|---|---|---|---|',
      ...some.map((code) => {
        const { status, retry } = ERROR_KINDS[code];
        return `| ${status} | \`${code}\` | ${HELP[code]} | ${RETRY[retry]} |`;
      }),
    ].join('\n');
  return `# Error codes

Every refusal has the same form: \`{"error": {"code", "message", "field", "details"}}\`, with the status of its code. \`message\` is a sentence
for whoever reads your log; decide by \`code\`. New codes may come: treat one that you do not know by its status.

*Again?* says whether the same request may succeed: later, unchanged and with the same id; after something was changed, with a new id; or not for this program.

## What programs meet

${table(codes.filter((code) => met.has(code)))}

## Only in browsers

${table(codes.filter((code) => !met.has(code)))}
`;
}
