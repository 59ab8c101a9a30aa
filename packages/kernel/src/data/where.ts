import { type CheckScope, type ColumnRef, check, compile, variables } from '@kith/rules'
import {
  type Actor,
  type Condition,
  type FieldType,
  invalid,
  KithError,
  type PolicyBranch,
  type PolicyVerb,
} from '@kith/sdk'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import { columnName } from '../model/columns.ts'
import type { Model } from '../model/model.ts'

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
const variableTypes: Readonly<Record<string, FieldType>> = { 'actor.id': 'ref', 'actor.locale': 'exact' }

/** Throws `KITH_INVALID` for a condition that is not one. Only policies may look through refs: a filter could learn what it points at. */
export function checkWhere(model: Model, where: unknown, path = 'where'): Condition {
  const problems = check(where, { fields: name => fieldType(model, name), variables: variableTypes })
  if (problems.length > 0) throw invalid(problems.map(p => ({ ...p, path: [path, ...p.path].join('.') })))
  return where as Condition
}

/** The same for a policy's condition, which may follow refs. Throws `KITH_POLICY` naming the branch. */
export function checkPolicy(models: ReadonlyMap<string, Model>, entity: string, branch: PolicyBranch): void {
  const model = models.get(entity)
  const scope = (of: Model | undefined): CheckScope => ({
    fields: name => (of ? fieldType(of, name) : undefined),
    variables: variableTypes,
    via: name => scope(models.get(String(of?.fields.get(name)?.field.options.entity))),
  })
  const problems = model ? check(branch.where ?? {}, scope(model)) : [{ path: [], message: 'there is no such entity' }]
  const [first] = problems
  if (first) {
    throw new KithError(
      'KITH_POLICY',
      `The policy ${branch.id} of ${entity} cannot be: ${first.path.join('.')} ${first.message}`,
      {
        entity,
        branch: branch.id,
      },
    )
  }
}

/** A checked condition as SQL, its variables filled in for `actor`. */
export function whereSql(kernel: Kernel, model: Model, where: Condition, actor: Actor): RawBuilder<SqlBool> {
  return asSql(compileWhere(kernel, model, where, actor))
}

/** What lets `actor` do `verb` on a row; `undefined` when nothing does, 'all' when no row is excluded. */
export function policySql(
  kernel: Kernel,
  model: Model,
  verb: PolicyVerb,
  actor: Actor,
): RawBuilder<SqlBool> | 'all' | undefined {
  const policy = policyFragment(kernel, model, verb, actor)
  return typeof policy === 'object' ? asSql(policy) : policy
}

export function policyFragment(
  kernel: Kernel,
  model: Model,
  verb: PolicyVerb,
  actor: Actor,
): Fragment | 'all' | undefined {
  const branches = kernel.rights.branches(actor, model.name, verb)
  if (branches === 'all') return 'all'
  if (branches.length === 0) return undefined
  return anyOf(branches.map(b => compileWhere(kernel, model, b.where ?? {}, actor)))
}

export function asSql(fragment: Fragment): RawBuilder<SqlBool> {
  return sql<SqlBool>(fragment.strings as unknown as TemplateStringsArray, ...fragment.values)
}

function anyOf(fragments: readonly Fragment[]): Fragment {
  const strings = ['((']
  for (const [i, fragment] of fragments.entries()) {
    if (i > 0) strings[strings.length - 1] += ') or ('
    strings[strings.length - 1] += fragment.strings[0] ?? ''
    strings.push(...fragment.strings.slice(1))
  }
  strings[strings.length - 1] += '))'
  return { strings, values: fragments.flatMap(fragment => fragment.values) }
}

export interface Fragment {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

/** A checked condition in the shape of a template literal: its texts, and the values between them. */
export function compileWhere(kernel: Kernel, model: Model, where: Condition, actor: Actor): Fragment {
  const now = kernel.clock.now()
  return compile(where, {
    dialect: kernel.dialect.name,
    variable: variables({ values: { actor: { id: actor.id, locale: actor.locale } }, now, zone: actor.zone }),
    column: (name): ColumnRef | undefined => {
      const type = fieldType(model, name)
      if (type === undefined) return undefined
      const field = model.fields.get(name)
      const column = `"${model.table}"."${field?.columns[0]?.name ?? columnName(name)}"`
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

function viaSql(column: string, inner: Fragment, target: Model) {
  const strings = [...inner.strings]
  strings[0] = `${column} in (select "${target.table}"."id" from "${target.table}" where "${target.table}"."deleted_at" is null and (${strings[0]}`
  strings[strings.length - 1] += '))'
  return { strings, values: [...inner.values] }
}
