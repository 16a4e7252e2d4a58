/**
 * What a release could do, and under which names: 1 conversations, files, notes; 2 triage, edits, accounts, settings,
 * search; 3 rooms of the team; 4 marks of each agent's own; 5 rules of routing, which were called fairness before. The next
 * release with something new to store takes the next number.
 */
export type FeatureLevel = 1 | 2 | 3 | 4 | 5;
