import type { Column } from './column.ts'
import { contains, endsWith, hasAny, noneOf, oneOf, startsWith } from './match.ts'
import { isEmpty, isVariable, listOf } from './shape.ts'
import { join, raw, type Sql, sql } from './sql.ts'
import type { Operator, Resolve } from './types.ts'
import { type Canonical, canonical } from './value.ts'

const signs = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

/** One operator on one column: TRUE where it holds, else FALSE or NULL. */
export function leaf(column: Column, operator: Exclude<Operator, 'via'>, operand: unknown, variable: Resolve): Sql {
  const { type } = column.ref
  const known = (other: unknown) => (isVariable(other) ? variable(other, type) : other)
  const theirs = (other: unknown) => canonical(type, known(other))
  const values = (others: unknown[]) => others.map(theirs).filter(isValue)
  const items = (others: unknown[]) => others.map(other => canonical('exact', known(other))).filter(isValue)
  const members = () => listOf(operand, known)
  switch (operator) {
    case 'eq':
      return oneOf(column, values([operand]), isEmpty(operand))
    case 'ne':
      return noneOf(column, values([operand]), isEmpty(operand))
    case 'in':
      return oneOf(column, values(members()), members().some(isEmpty))
    case 'notIn':
      return noneOf(column, values(members()), members().some(isEmpty))
    case 'empty':
      return operand === true ? column.empty() : operand === false ? column.notEmpty() : raw('FALSE')
    case 'has':
      return hasAny(column, items([operand]))
    case 'hasAny':
      return hasAny(column, items(members()))
    case 'contains':
    case 'startsWith':
    case 'endsWith': {
      if (operand === '') return column.notEmpty()
      const part = theirs(operand)
      return part === null ? raw('FALSE') : { contains, startsWith, endsWith }[operator](column, String(part))
    }
    default: {
      const other = theirs(operand)
      if (other === null) return raw('FALSE')
      const piece = sql`${column.sorted()} ${raw(signs[operator])} ${column.parameter(other)}`
      // SQLite takes what is empty for small too, when it guesses how many rows an index leads to: of a due time that few
      // records have it found all of them.
      return operator.startsWith('lt') ? join([piece, column.notEmpty()], 'AND', 'TRUE') : piece
    }
  }
}

function isValue(value: Canonical | null): value is Canonical {
  return value !== null
}
