/** What a JSON Web Token says. Only the server can tell whether it is true; nothing here is decided by it but when to renew. */
export function claimsOf(token: string): { exp?: number } {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(atob(payload));
    return typeof claims?.exp === 'number' ? { exp: claims.exp } : {};
  } catch {
    // No token at all: the server says so.
    return {};
  }
}
