/** How a field compares. `exact` is choice, id, email, phone; `list` is a list of strings; `ref` is an id that `via` can follow. */
export type FieldType = 'text' | 'exact' | 'number' | 'boolean' | 'date' | 'instant' | 'list' | 'ref'

/** What a condition says of a value. Dates are `YYYY-MM-DD`, instants `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type Scalar = string | number | boolean | null

/** A value known only when the condition is asked: `{ $: 'actor.id' }`, `{ $: 'now', add: '-15d' }`, `{ $: 'today' }`. */
export interface Variable {
  readonly $: string
  /** For `now` and `today`: a whole number and `m` minutes, `h`, `d`, `w`, `mo` months or `y`. */
  readonly add?: string | undefined
}

export type Operand = Scalar | Variable

/** Several operators on one field are AND-ed. */
export interface Operators {
  readonly eq?: Operand | undefined
  readonly ne?: Operand | undefined
  readonly gt?: Operand | undefined
  readonly gte?: Operand | undefined
  readonly lt?: Operand | undefined
  readonly lte?: Operand | undefined
  /** A variable may stand for the whole list. */
  readonly in?: readonly Operand[] | Variable | undefined
  readonly notIn?: readonly Operand[] | Variable | undefined
  readonly contains?: Operand | undefined
  readonly startsWith?: Operand | undefined
  readonly endsWith?: Operand | undefined
  readonly empty?: boolean | undefined
  readonly has?: Operand | undefined
  readonly hasAny?: readonly Operand[] | Variable | undefined
  /** Of the record that a ref points at; in SQL only. */
  readonly via?: Condition | undefined
}

export type Operator = keyof Operators

/** The wire form (docs/adr/0006): keys are AND-ed; a key is a field's name, or `any`, `all`, `not`. */
export interface Condition {
  readonly any?: readonly Condition[] | undefined
  readonly all?: readonly Condition[] | undefined
  readonly not?: Condition | undefined
  readonly [field: string]: Operand | Operators | Condition | readonly Condition[] | undefined
}

/**
 * What a variable stands for beside a field of that type: a scalar, or a list for `in`, `notIn` and `hasAny`.
 * A variable without a value (null, undefined, '') equals nothing, not even what is empty.
 */
export type Resolve = (variable: Variable, type: FieldType) => unknown
