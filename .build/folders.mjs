/** Whether this builds for `npm run dev`: quickly, readable, with the source maps inside, and in a folder of its own. */
export const DEV = process.env['FRONTDESK_BUILD'] === 'dev';

/** Everything that is built; ignored by git. */
export const DIST = DEV ? '.cache/dev' : 'dist';

/** What the server gives to browsers. */
export const PUBLIC = `${DIST}/public`;
