import { plurals } from '../plurals.ts';

export const { counted, plural } = plurals('pt');
