import { blockableCircles, type Circles } from '../access/blocks.ts';
import type { OriginRule } from '../access/site-origins.ts';
import { hashToken, TOKEN_PATTERN } from '../access/tokens.ts';
import type { Db } from '../database/database.ts';
import { type Place, prepared } from '../database/prepared.ts';
import type { VisitorRow } from '../database/tables.ts';

export type KnownVisitor = {
  visitor: VisitorRow;
  site: OriginRule;
  /** Or the network they ask from is. */
  isBlocked: boolean;
};

type ByToken = { token_hash: string } & Circles;
type Found = VisitorRow & { site_name: string; allowed_origins: string; blocked: number; asked_from: string };

const unverifiedByToken = prepared<ByToken, Found>(
  (db, place) => withSite(db, place).where('visitors.token_hash', '=', place('token_hash')),
  {
    // For each an index is used, also where a plan was made while there were few visitors.
    sql: `select found.* from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as asked (token, network, home, company)
      cross join lateral (
        select visitors.*, sites.name as site_name, sites.allowed_origins, asked.network as asked_from,
          case when exists (select 1 from blocks where visitor_id = visitors.id
            or network in (asked.network, asked.home, asked.company)) then 1 else 0 end as blocked
        from visitors join sites on sites.id = visitors.site_id
        where visitors.token_hash = asked.token and sites.deleted_at is null limit 1
      ) as found`,
    parameters: (all) => [
      all.map(({ token_hash }) => token_hash),
      all.map(({ network }) => network),
      all.map(({ home }) => home),
      all.map(({ company }) => company),
    ],
    belongs: (row, { token_hash, network }) => row.token_hash === token_hash && row.asked_from === network,
  },
);

const verifiedByToken = prepared<ByToken & { now: number }, Found>((db, place) =>
  withSite(db, place)
    .innerJoin('visitor_tokens', 'visitor_tokens.visitor_id', 'visitors.id')
    .where('visitor_tokens.token_hash', '=', place('token_hash'))
    .where('visitor_tokens.expires_at', '>', place('now')),
);

function withSite(db: Db, place: Place<Circles>) {
  return db
    .selectFrom('visitors')
    .innerJoin('sites', 'sites.id', 'visitors.site_id')
    .where('sites.deleted_at', 'is', null)
    .selectAll('visitors')
    .select(['sites.name as site_name', 'sites.allowed_origins'])
    .select((eb) => [
      eb.cast<string>(eb.val(place('network')), 'text').as('asked_from'),
      eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom('blocks')
              .select('blocks.id')
              .where((block) =>
                block.or([
                  block('blocks.visitor_id', '=', block.ref('visitors.id')),
                  block('blocks.network', 'in', [place('network'), place('home'), place('company')]),
                ]),
              ),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as('blocked'),
    ]);
}

/**
 * The visitor a bearer token belongs to, with the origins their site allows, and whether they may write; or null.
 * @param network from which they ask
 */
export async function findVisitor(
  db: Db,
  token: string,
  network: string,
  now: number,
): Promise<KnownVisitor | null> {
  if (!TOKEN_PATTERN.test(token)) return null;
  const values = { token_hash: hashToken(token), ...blockableCircles(network), now };
  const row = (await unverifiedByToken(db, values))[0] ?? (await verifiedByToken(db, values))[0];
  if (row === undefined) return null;
  const { site_name, allowed_origins, blocked, asked_from: _, ...visitor } = row;
  return { visitor, site: { name: site_name, allowed_origins }, isBlocked: blocked === 1 };
}
