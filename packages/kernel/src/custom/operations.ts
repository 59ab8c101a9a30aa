import { customField, type Handler, invalid, type KernelContract, notFound } from '@kith/sdk'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { checkDefinition } from './check-definition.ts'
import { type Definition, nameOf } from './definition.ts'
import { findDuplicate } from './duplicates.ts'

/** Throws `KITH_INVALID` with what is wrong with it: see docs/errors.md. */
export function addField(of: () => Kernel): Handler<KernelContract, 'addField'> {
  return async (ctx, input) => {
    const kernel = of()
    const id = newId()
    const definition: Definition = { ...unsaid, ...said(input), id } as Definition
    mustFit(definition, undefined, kernel)
    ctx.change.expectNone(customField, { entity: definition.entity, key: definition.key, active: true })
    ctx.change.create(customField, said(input) as never, { id })
    return { id }
  }
}

/** Throws `KITH_INVALID`, and `KITH_NOT_FOUND`. */
export function changeField(of: () => Kernel): Handler<KernelContract, 'changeField'> {
  return async (ctx, { id, version, set }) => {
    const kernel = of()
    const before = (await ctx.asPlugin.data.get(customField, id)) as unknown as Definition | undefined
    if (!before) throw notFound(customField.name, id)
    const after = { ...before, ...said(set) } as Definition
    mustFit(after, before, kernel)
    if (after.unique && !before.unique) await mustDiffer(kernel, after)
    ctx.change.update(customField, id, said(set) as never, version === undefined ? {} : { version })
    return { id }
  }
}

const unsaid = {
  required: false,
  unique: false,
  index: true,
  search: false,
  personal: false,
  active: true,
  status: 'building' as const,
}

type Said<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> }

/** Without what was left out. */
function said<T extends object>(input: T): Said<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Said<T>
}

function mustFit(definition: Definition, before: Definition | undefined, kernel: Kernel): void {
  const { models, custom } = kernel
  const problems = checkDefinition(definition, before, { models, definitions: custom.definitions })
  if (problems.length > 0) throw invalid(problems)
}

async function mustDiffer(kernel: Kernel, definition: Definition): Promise<void> {
  const model = kernel.models.get(definition.entity)
  const shared = model && (await findDuplicate(kernel, model, nameOf(definition)))
  if (shared === undefined || shared === null) return
  const message = `Records share values of ${nameOf(definition)}, "${String(shared).slice(0, 60)}" for one: make them differ first.`
  throw invalid([{ path: 'unique', code: 'field.duplicates', message }])
}
