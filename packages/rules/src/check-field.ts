import { operandFault } from './check-operand.ts'
import { isOperator, operators } from './operators.ts'
import { below, enter, type Fault, lookup, type Place, quote } from './place.ts'
import { isObject, isVariable, operatorsOf } from './shape.ts'
import type { FieldType, Operator } from './types.ts'

const reserved: readonly string[] = ['$', 'custom', 'ext']

type CheckCondition = (condition: unknown, place: Place) => void

/** One field of a condition, whose place ends with its name. */
export function checkField(field: string, value: unknown, place: Place, checkCondition: CheckCondition): void {
  const type = lookup(place.scope.fields, field)
  if (!enter(place, () => fieldFault(field, value, type)) || !type) return
  for (const [operator, operand] of operatorsOf(value)) {
    if (place.walk.left < 0) return
    const here = isObject(value) && !isVariable(value) ? below(place, operator) : place
    const target = operator === 'via' ? place.scope.via?.(field) : undefined
    if (!enter(here, () => operatorFault(type, operator, operand, here, target !== undefined))) continue
    if (target) checkCondition(operand, { ...here, scope: target, depth: place.depth + 1 })
    if (Array.isArray(operand)) checkMembers(type, operator as Operator, operand, here)
  }
}

function checkMembers(type: FieldType, operator: Operator, members: unknown[], place: Place): void {
  for (const [index, member] of members.entries()) {
    if (place.walk.left < 0) return
    const here = below(place, index)
    enter(here, () => operandFault(type, operator, member, here.scope))
  }
}

function fieldFault(field: string, value: unknown, type: FieldType | undefined): Fault | undefined {
  if (reserved.includes(field)) return ['condition.reserved', `${quote(field)} is a reserved word, and no field`]
  if (!type) return ['condition.unknown_field', `there is no field ${quote(field)} to ask for`]
  if (Array.isArray(value)) return ['condition.wrong_type', 'a list stands beside in, notIn or hasAny']
  return operatorsOf(value).length ? undefined : ['condition.wrong_type', 'an object of operators has one at least']
}

function operatorFault(
  type: FieldType,
  operator: string,
  operand: unknown,
  { scope }: Place,
  canFollow: boolean,
): Fault | undefined {
  if (!isOperator(operator)) return ['condition.unknown_operator', `there is no operator ${quote(operator)}`]
  if (!operators[type].includes(operator))
    return ['condition.wrong_operator', `a field of type ${type} has no operator ${operator}`]
  switch (operator) {
    case 'via':
      return canFollow
        ? undefined
        : ['condition.sql_only', 'only the database can follow a ref; via is not for this place']
    case 'empty':
      return typeof operand === 'boolean' ? undefined : ['condition.wrong_type', 'empty takes true or false']
    case 'in':
    case 'notIn':
    case 'hasAny':
      if (isVariable(operand)) return operandFault(type, operator, operand, scope)
      return Array.isArray(operand) ? undefined : ['condition.wrong_type', `${operator} takes a list`]
    default:
      return operandFault(type, operator, operand, scope)
  }
}
