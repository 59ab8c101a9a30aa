import { type CheckScope, type ColumnRef, check, compile, fieldsOf, variables } from '@kith/rules'
import { type Actor, type Condition, type FieldType, invalid, KithError, type PolicyBranch } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { columnName } from '../model/columns.ts'
import type { Model } from '../model/model.ts'
import { branchCondition } from '../rights/scopes.ts'
import { type Fragment, wrapped } from './fragment.ts'
import { looksUp, lookUp } from './look-up.ts'

const baseTypes: Readonly<Record<string, FieldType>> = {
  id: 'exact',
  version: 'number',
  createdAt: 'instant',
  createdBy: 'exact',
  updatedAt: 'instant',
  updatedBy: 'exact',
  deletedAt: 'instant',
}

/** How a field of the model compares; `undefined` where there is none, or none that can be filtered by. */
export function fieldType(model: Model, name: string): FieldType | undefined {
  return Object.hasOwn(baseTypes, name) ? baseTypes[name] : model.fields.get(name)?.compares
}

/** The column that stands for a field in conditions and sorts. */
export function keyColumn(model: Model, name: string): string {
  return model.fields.get(name)?.key.name ?? columnName(name)
}

/** What a condition may speak of beside fields. */
const variableTypes: Readonly<Record<string, FieldType>> = {
  'actor.id': 'ref',
  'actor.locale': 'exact',
  'actor.team': 'ref',
  'actor.below': 'list',
  'actor.above': 'list',
  'actor.lines': 'list',
  'actor.approves': 'list',
}

/** Which fields somebody may ask about; absent: all. */
export type Sees = ((field: string) => boolean) | undefined

/** The fields of a model that a condition and a sort name: what every record has is nobody's secret. */
export function askedFields(model: Model, where: Condition, sort: readonly string[] = []): string[] {
  const names = new Set([...fieldsOf(where), ...sort.map(name => (name.startsWith('-') ? name.slice(1) : name))])
  return [...names].filter(name => model.fields.has(name))
}

/**
 * Throws `KITH_INVALID` for a condition that is not one; of a field that is kept from the actor it says what it says of
 * one that is not there. Only policies may look through refs: a filter could learn what it points at.
 */
export function checkWhere(model: Model, where: unknown, sees?: Sees): Condition {
  if (!sees && looksUp(model, where)) return where as Condition
  const fields = (name: string) => (sees && model.fields.has(name) && !sees(name) ? undefined : fieldType(model, name))
  const problems = check(where, { fields, variables: variableTypes })
  if (problems.length > 0) throw invalid(problems.map(p => ({ ...p, path: ['where', ...p.path].join('.') })))
  return where as Condition
}

/** The same for a policy's branch, which may follow refs. Throws `KITH_POLICY` naming the branch. */
export function checkPolicy(models: ReadonlyMap<string, Model>, entity: string, branch: PolicyBranch): void {
  const model = models.get(entity)
  const targetOf = (of: Model | undefined, name: string) =>
    models.get(String(of?.fields.get(name)?.field.options.entity))
  const scope = (of: Model | undefined): CheckScope => ({
    fields: name => (of ? fieldType(of, name) : undefined),
    variables: variableTypes,
    via: name => scope(targetOf(of, name)),
  })
  const refuse = (message: string) =>
    new KithError('KITH_POLICY', `The policy ${branch.id} of ${entity} cannot be: ${message}`, {
      entity,
      branch: branch.id,
    })
  if (!model) throw refuse('there is no such entity')
  const [first] = check(branchCondition(branch), scope(model))
  if (first) throw refuse(`${first.path.join('.')} ${first.message}`)
  const { via, fields } = branch
  if (via !== undefined && !targetOf(model, via)) throw refuse(`${via} is not a ref to follow`)
  const named = fields === undefined ? [] : 'except' in fields ? fields.except : fields
  const unknown = named.find(name => !model.fields.has(name))
  if (unknown !== undefined) throw refuse(`there is no field ${unknown}`)
}

/** A checked condition in the shape of a template literal: its texts, and the values between them. */
export function compileWhere(kernel: Kernel, model: Model, where: Condition, actor: Actor): Fragment {
  const known = lookUp(model, where)
  if (known) return known
  const now = kernel.clock.now()
  return compile(where, {
    dialect: kernel.dialect.name,
    variable: variables({ values: { actor: actorValues(actor) }, now, zone: actor.zone }),
    column: (name): ColumnRef | undefined => {
      const type = fieldType(model, name)
      if (type === undefined) return undefined
      const field = model.fields.get(name)
      const own = type === 'text' ? field?.columns[0]?.name : field?.key.name
      const column = `"${model.table}"."${own ?? columnName(name)}"`
      const target = type === 'ref' ? kernel.models.get(String(field?.field.options.entity)) : undefined
      return {
        sql: column,
        type,
        ...(type === 'text' ? { folded: `"${model.table}"."${keyColumn(model, name)}"` } : {}),
        ...(target ? { via: inner => viaSql(column, compileWhere(kernel, target, inner, actor), target) } : {}),
      }
    },
  })
}

function viaSql(column: string, inner: Fragment, target: Model): Fragment {
  const table = `"${target.table}"`
  return wrapped(
    `${column} in (select ${table}."id" from ${table} where ${table}."deleted_at" is null and (`,
    inner,
    '))',
  )
}

function actorValues(actor: Actor): Record<string, unknown> {
  const { id, locale, team, below, above, lines } = actor
  return {
    id,
    locale,
    team,
    below,
    above,
    lines,
    get approves() {
      return [id, ...actor.roles.map(role => `role:${role}`)]
    },
  }
}
