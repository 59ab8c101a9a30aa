import { type Column, type ColumnRef, columnOf, type Dialect } from './column.ts'
import { ConditionError } from './error.ts'
import { leaf } from './leaf.ts'
import { isOperator, operators } from './operators.ts'
import { operatorsOf } from './shape.ts'
import { join, type Sql, sql } from './sql.ts'
import type { Condition, Resolve } from './types.ts'

export interface CompileOptions {
  /** The column of a field as conditions write it; undefined for one that is not there, or may not be filtered by. */
  column(field: string): ColumnRef | undefined
  /** Usually `variables({ values, now, zone })`. */
  variable: Resolve
  dialect: Dialect
}

/**
 * A condition as SQL for WHERE: `sql(strings, ...values)` of Kysely takes it. It is TRUE where `evaluate` is true, else
 * FALSE or NULL. Only `column`'s texts are put in as SQL; everything from the condition is a parameter.
 * Throws ConditionError: `condition.unknown_field`, `condition.unknown_operator`, `condition.wrong_operator`,
 * `condition.wrong_type`, `condition.not_folded`.
 */
export function compile(condition: Condition, options: CompileOptions): Sql {
  const branches = (key: string, value: unknown) => {
    if (!Array.isArray(value)) throw new ConditionError('condition.wrong_type', `${key} takes a list of conditions`)
    return value.map(part => compile(part, options))
  }
  const pieces = Object.entries(condition).flatMap(([key, value]) => {
    if (key === 'any') return join(branches(key, value), 'OR', 'FALSE')
    if (key === 'all') return join(branches(key, value), 'AND', 'TRUE')
    if (key === 'not') return sql`(${compile(value as Condition, options)}) IS NOT TRUE`
    const ref = options.column(key)
    if (!ref) throw new ConditionError('condition.unknown_field', `no field ${key} to filter by`)
    const column = columnOf(ref, options.dialect)
    return operatorsOf(value).map(([operator, operand]) => compileOne(key, column, operator, operand, options))
  })
  return join(pieces, 'AND', 'TRUE')
}

function compileOne(field: string, column: Column, operator: string, operand: unknown, options: CompileOptions): Sql {
  const { type, via } = column.ref
  if (!isOperator(operator)) throw new ConditionError('condition.unknown_operator', `${field}: no operator ${operator}`)
  if (!operators[type].includes(operator) || (operator === 'via' && !via))
    throw new ConditionError('condition.wrong_operator', `${field}: a field of type ${type} has no ${operator}`)
  if (operator !== 'via') return leaf(column, operator, operand, options.variable)
  const { strings, values } = via?.(operand as Condition) ?? { strings: ['FALSE'], values: [] }
  return sql`(${{ strings, values }})`
}
