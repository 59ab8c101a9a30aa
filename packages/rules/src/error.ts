export type ConditionCode =
  | 'condition.bad_text'
  | 'condition.not_an_object'
  | 'condition.not_folded'
  | 'condition.reserved'
  | 'condition.sql_only'
  | 'condition.too_deep'
  | 'condition.too_large'
  | 'condition.unknown_field'
  | 'condition.unknown_operator'
  | 'condition.unknown_variable'
  | 'condition.wrong_operator'
  | 'condition.wrong_type'

/** A condition that cannot be answered. `check` finds all but `condition.not_folded` beforehand. */
export class ConditionError extends Error {
  readonly code: ConditionCode
  constructor(code: ConditionCode, message: string) {
    super(message)
    this.code = code
  }
}
