import { fieldsOf as fieldsIn } from '@kith/rules'
import { type AnyContract, type AnyEntity, type AnyPlugin, entitiesOf, everydayVerbs, type Ui } from '@kith/sdk'

/** What every record has. */
const common = ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt']

/** What a plugin shows of its own that is not there: fields of its records, operations, permissions. */
export function screenProblems({ contract, parts }: AnyPlugin): string[] {
  const entities = new Map(entitiesOf(contract).map(entity => [entity.name, entity]))
  return parts.ui.flatMap(part => {
    const name = nameOf(part)
    const entity = 'entity' in part ? entities.get(part.entity) : undefined
    const missing = entity ? fieldsOf(part).filter(field => !has(entity, field)) : []
    const needs = 'needs' in part ? part.needs : undefined
    const isOurs = needs?.startsWith(`${contract.name}.`) === true
    return [
      ...missing.map(field => `${name}: ${entity?.name} has no field ${field}`),
      ...(isOurs && !(needs in contract.permissions) ? [`${name}: permission ${needs} is not declared`] : []),
      ...(lacksOperation(part, contract) ? [`${name}: there is no operation ${operationOf(part)}`] : []),
    ]
  })
}

/** The keys of the texts that its parts are called by. */
export function screenTexts({ contract, parts }: AnyPlugin): string[] {
  return parts.ui.flatMap(part => {
    const group = 'group' in part && part.group ? [`nav.${part.group}`] : []
    if (part.part === 'page') return [...group, `${contract.name}.page.${part.path}`]
    if (part.part === 'action' || part.part === 'card') return [`${contract.name}.${part.part}.${part.id}`]
    return group
  })
}

function nameOf(part: Ui): string {
  if (part.part === 'present') return `present ${part.entity}`
  if (part.part === 'page') return `page ${part.path}`
  return `${part.part} ${part.part === 'panel' ? part.element : part.id}`
}

function operationOf(part: Ui): string | undefined {
  return part.part === 'action' && 'operation' in part.run ? part.run.operation : undefined
}

/** One of its own by name, that it has not: what is called for every record, and those of entities, are there. */
function lacksOperation(part: Ui, { name, operations }: AnyContract): boolean {
  const [plugin, key = '', ...rest] = operationOf(part)?.split('.') ?? []
  return plugin === name && rest.length === 0 && !(key in operations) && !everydayVerbs.some(verb => verb === key)
}

function fieldsOf(part: Ui): readonly string[] {
  if (part.part === 'action' || part.part === 'panel') {
    const named = part.part === 'action' && part.field !== undefined ? [part.field] : []
    return [...named, ...(part.when ? fieldsIn(part.when) : [])]
  }
  if (part.part !== 'present') return []
  return [...(part.columns ?? []), part.beside, part.board].filter(field => field !== undefined)
}

function has(entity: AnyEntity, field: string): boolean {
  return common.includes(field) || field.includes('.') || field in (entity.fields as AnyEntity['fields'])
}
