import { type AnyEntity, type AnyPlugin, entitiesOf, type Ui } from '@kith/sdk'

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

function fieldsOf(part: Ui): readonly string[] {
  if (part.part === 'action') return part.field === undefined ? [] : [part.field]
  if (part.part !== 'present') return []
  return [...(part.columns ?? []), part.beside, part.board].filter(field => field !== undefined)
}

function has(entity: AnyEntity, field: string): boolean {
  return common.includes(field) || field.includes('.') || field in (entity.fields as AnyEntity['fields'])
}
