import type { PageCheckName, PageProblem } from '../contract/schemas/checks/page-check.ts';

/** What was looked at, whether it is in order, and what to do about it. */
export type Finding = {
  what: string;
  ok: boolean;
  /** In English. */
  says: string;
  /** Of what is not in order, where consoles can say it in other languages. */
  problem?: { code: PageProblem; values: Readonly<Record<string, string>> };
};

/** Something that is not in order. */
export function wrong(
  what: string,
  code: PageProblem,
  says: string,
  values: Readonly<Record<string, string>> = {},
): Finding {
  return { what, ok: false, says, problem: { code, values } };
}

/** `content security policy` as the contract calls it. */
export function nameOf({ what }: Finding): PageCheckName {
  return what.replaceAll(' ', '_') as PageCheckName;
}
