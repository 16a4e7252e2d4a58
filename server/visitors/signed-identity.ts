import { errors, type JWTPayload, jwtVerify } from 'jose';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { ApiError } from '../common/api-error.ts';
import { findUnfit } from '../contract/fit-text.ts';
import { isBlank } from '../contract/unseen-text.ts';
import type { IdentityKeyRow, SiteRow } from '../database/tables.ts';

/** Who a visitor is, as their site signed it. */
export type SignedIdentity = {
  /** The user's id at the site. */
  externalId: string;
  name: string | null;
  email: string | null;
  attributes: Record<string, string | number | boolean>;
};

/** A token that was stolen is worth nothing after this, so sites cannot make any that last longer. */
export const MAX_LIFETIME_S = 24 * 60 * 60;
/** Clocks of two servers are never quite the same. */
const CLOCK_TOLERANCE_S = 60;
/** The one algorithm. What the token says of itself decides nothing. */
const ALGORITHMS = ['HS256'];

const Claims = Type.Object({
  sub: Type.String({ minLength: 1, maxLength: 200 }),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  email: Type.Optional(Type.String({ minLength: 3, maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+$' })),
  attributes: Type.Optional(
    Type.Record(
      Type.String({ minLength: 1, maxLength: 40 }),
      Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]),
      { maxProperties: 20 },
    ),
  ),
});

/**
 * Reads a JSON Web Token (RFC 7519) with which a site says who its visitor is.
 * @param keys those of the site; each is tried
 * @param now milliseconds since 1970
 * @throws ApiError `identity_expired`, `identity_invalid` with what has to be mended
 */
export async function readSignedIdentity(
  token: string,
  site: Pick<SiteRow, 'site_key'>,
  keys: readonly Pick<IdentityKeyRow, 'secret'>[],
  now: number,
): Promise<SignedIdentity> {
  if (keys.length === 0) {
    throw invalid(
      'this site has no identity key. An admin makes one in the console, under Settings, Signed visitors',
    );
  }
  const claims = await verified(token, site.site_key, keys, now);
  const { exp = 0 } = claims;
  if (exp > now / 1_000 + MAX_LIFETIME_S + CLOCK_TOLERANCE_S) {
    throw invalid(
      '"exp" is more than 24 hours away. Sign a new token for every page, valid for minutes or hours',
    );
  }
  if (!Value.Check(Claims, claims)) {
    const [first] = Value.Errors(Claims, claims);
    throw invalid(
      `"${first?.instancePath.slice(1).replaceAll('/', '.') ?? ''}" ${first?.message ?? 'is not right'}`,
    );
  }
  const { sub, name, email, attributes } = claims;
  const unfit = findUnfit({ sub, name, email, attributes });
  if (unfit !== null) throw invalid(`"${unfit.path.slice(1).replaceAll('/', '.')}" ${unfit.reason}`);
  return {
    externalId: claims.sub,
    name: name === undefined || isBlank(name) ? null : name.trim(),
    email: claims.email ?? null,
    attributes: claims.attributes ?? {},
  };
}

/** The claims, once one of the keys has made the signature. */
async function verified(
  token: string,
  siteKey: string,
  keys: readonly Pick<IdentityKeyRow, 'secret'>[],
  now: number,
): Promise<JWTPayload> {
  for (const { secret } of keys) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ALGORITHMS,
        audience: siteKey,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(now),
      });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw refusalFor(error, siteKey);
    }
  }
  throw invalid(
    "its signature was made with none of this site's keys. Sign it, on your server, with the key from the console",
  );
}

function refusalFor(error: unknown, siteKey: string): Error {
  if (error instanceof errors.JWTExpired) {
    return new ApiError(
      'identity_expired',
      'The identity token has expired. Sign a new one and identify again.',
    );
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return invalid('its algorithm must be HS256');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return invalid(
      error.claim === 'aud'
        ? `"aud" must be the site's key, "${siteKey}"`
        : `"${error.claim}" is missing or not right`,
    );
  }
  if (error instanceof errors.JOSEError)
    return invalid('it is not a JSON Web Token in compact form, signed with HS256');
  return error instanceof Error ? error : new Error(String(error));
}

function invalid(reason: string): ApiError {
  return new ApiError('identity_invalid', `The identity token is refused: ${reason}.`);
}
