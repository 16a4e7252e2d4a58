/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT)/;

type Codes = { code?: string; originalCode?: string };

/**
 * What is wrong with the certificate of a mail server, and what mends it; null for an error that is about something else.
 * @param where its host and port
 * @param setting the one that names it
 */
export function certificateTrouble(where: string, setting: string, error: unknown): string | null {
  // Nodemailer has a code of its own, and keeps that of TLS beside it.
  const { code: ownCode = '', originalCode: code = ownCode, message } = error as Error & Codes;
  if (!CERTIFICATE.test(code)) return null;
  const whose = `The certificate of ${where} (${setting})`;
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `${whose} is for another name (${message}). Write the name that it is for into ${setting}.`;
    case 'CERT_HAS_EXPIRED':
      return `${whose} has expired. Renew it on the mail server; if it was renewed, look at the clock of this machine.`;
    case 'CERT_NOT_YET_VALID':
      return `${whose} is not valid yet. Look at the clock of this machine, then at that of the mail server.`;
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `${whose} is not trusted here (${code}): the mail server does not send the certificates between its own and a known authority, or the authority is your own. The former is mended there; the latter is trusted by NODE_EXTRA_CA_CERTS.`;
    default:
      return `${whose} is not trusted here (${code}). Your own authority is trusted by NODE_EXTRA_CA_CERTS.`;
  }
}
