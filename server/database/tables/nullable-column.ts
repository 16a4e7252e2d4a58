import type { ColumnType } from 'kysely';

/** A column that came with a later migration: null where nothing was said. */
export type NullableColumn<T> = ColumnType<T | null, T | null | undefined, T | null>;
