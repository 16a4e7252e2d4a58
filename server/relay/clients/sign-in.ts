import { isUserId } from '../channels/channel-names.ts';
import { authProblem } from '../wire/auth-string.ts';
import { CLOSE, ERROR_CODE } from '../wire/close-codes.ts';
import { parseRecord } from '../wire/json.ts';
import { userSubject } from '../wire/signatures.ts';
import type { Connection } from './connection.ts';
import { noteFailedAuth, refuseWith } from './refuse.ts';

/** https://pusher.com/docs/channels/using_channels/user-authentication/ */
export function signIn(connection: Connection, data: Record<string, unknown>, now: number): void {
  const { auth, user_data: userData } = data;
  const { app } = connection;
  const refuse = (message: string) => refuseWith(connection, 'sign_in', message, CLOSE.unauthorized.code);
  if (typeof userData !== 'string') return refuse('user_data must be a string of JSON');
  const wrong = authProblem(app.credentials, auth, userSubject(connection.socketId, userData), 'signing in');
  if (wrong !== null) {
    refuse(wrong);
    return noteFailedAuth(connection, now);
  }
  const user = parseRecord(userData);
  const id = user?.['id'];
  if (!isUserId(id, app.limits.userIdLength)) {
    return refuse(
      `user_data must be JSON with an id, a string of at most ${app.limits.userIdLength} characters of A-Z a-z 0-9 _ - = @ , . ;`,
    );
  }
  if (connection.user !== null && connection.user.id !== id) {
    return refuse('This connection is signed in as another user');
  }
  const watchlist = idsIn(user?.['watchlist']);
  const tooMany = watchlist.length > app.limits.watchlist;
  connection.send({ event: 'pusher:signin_success', data: JSON.stringify({ user_data: userData }) });
  app.users.signIn(connection, { id, info: user?.['user_info'], watchlist: tooMany ? [] : watchlist });
  if (!tooMany) return;
  const message = `A watchlist has at most ${app.limits.watchlist} ids: nobody is watched`;
  refuseWith(connection, 'watchlist', message, ERROR_CODE.watchlistSize);
}

/** Each once; what is not a user's id can never come or go. */
function idsIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return [...new Set(list.filter((id): id is string => typeof id === 'string' && id !== ''))];
}
