export type FaultKind =
  | 'number'
  | 'date'
  | 'name'
  | 'quotation'
  | 'negation'
  | 'attribution'
  | 'content'
  | 'reasoning'
  | 'refusal'
  | 'markup'
  | 'link'
  | 'order';

/** Something in a statement that its evidence does not bear out. */
export interface Fault {
  kind: FaultKind;
  /** The words at fault, for the log and for a request to repair. */
  what: string;
}
