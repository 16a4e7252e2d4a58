/** Everything that is built; ignored by git. */
export const DIST = 'dist';

/** What the server gives to browsers. */
export const PUBLIC = `${DIST}/public`;
