export type Difference = {
  /** What soketi 1.6.1 does instead. */
  soketi: string;
  /** Why the relay does otherwise: the page that asks for it, or that it is a fault. */
  because: string;
};

/** Every sentence of the conformance suite that soketi does not keep. */
export const SOKETI_DIFFERENCES: Record<string, Difference> = {};
