import { resolve } from 'node:path';
import { DIST } from './folders.mjs';

/** `@frontdesk/widget/react` is the npm package as it was built before, as a site would have it from npm. */
export function ownPackage() {
  return {
    name: 'own-package',
    resolveId: (id) => (id === '@frontdesk/widget/react' ? resolve(DIST, 'npm/react.js') : null),
  };
}
