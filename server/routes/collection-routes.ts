import type { FastifyInstance } from 'fastify';
import type { Type } from 'typebox';
import type { RouteDefinition } from '../contract/routes/route.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { audit } from '../plugins/audit.ts';
import { notifyConsoles } from '../plugins/notify-consoles.ts';
import { route } from './route.ts';

type Fields = Record<string, unknown>;
/** Any of them: what is special to one is checked where it is passed to {@link collectionRoutes}. */
type OfOne = RouteDefinition & { readonly path: '/:id' };

/** What `collection` of the contract makes. */
type Definition<Item extends Type.TObject, Put extends Type.TObject> = {
  readonly one: string;
  readonly listed: string;
  readonly routes: {
    readonly list: RouteDefinition;
    readonly put: RouteDefinition & { readonly body: Put; readonly answer: Item };
    readonly delete: RouteDefinition;
  };
};

/** How the subject's folder keeps a collection. */
export type Collection<Item, Put> = {
  read(db: Db): Promise<Item[]>;
  put(tx: Transaction, id: string, put: Put): Promise<Item>;
  /** Resolves to the name, when it was there. */
  remove(tx: Transaction, id: string): Promise<string | null>;
};

/**
 * The routes of a collection that admins look after: list, put, delete. Each change is written into the audit log in its
 * own transaction, and consoles are notified once it has been answered.
 */
export function collectionRoutes<Item extends Type.TObject, Put extends Type.TObject>(
  app: FastifyInstance,
  { one, listed, routes }: Definition<Item, Put>,
  { read, put, remove }: Collection<Type.Static<Item> & { name: string }, Type.Static<Put>>,
): void {
  const { database, runInTransaction } = app.services;
  const list = routes.list as RouteDefinition & { answer: Type.TObject };

  route(app, list, async (): Promise<Fields> => ({ [listed]: await read(database.read) }));

  route(
    app,
    routes.put as OfOne & { body: Type.TObject; answer: Type.TObject },
    (request): Promise<Fields> =>
      runInTransaction(async (tx) => {
        const item = await put(tx, request.params.id, request.body as Type.Static<Put>);
        await audit(tx, request, 'settings.changed', `${one}: ${item.name}`);
        return item;
      }),
    { onResponse: notifyConsoles },
  );

  route(
    app,
    routes.delete as OfOne,
    (request) =>
      runInTransaction(async (tx) => {
        const name = await remove(tx, request.params.id);
        if (name !== null) await audit(tx, request, 'settings.changed', `${one} deleted: ${name}`);
      }),
    { onResponse: notifyConsoles },
  );
}
