import { type AnyTap, customField, type KernelContract, kinds, reject, tap } from '@kith/sdk'
import { startBatch } from '../batches/start.ts'
import type { Kernel } from '../kernel.ts'
import { checkDefinition } from './check-definition.ts'
import type { Definition } from './definition.ts'
import { wantedIndex } from './index-plan.ts'

interface Row {
  readonly id: string
  readonly before: Definition | null
  readonly after: Definition
  readonly fields: readonly string[]
}

const ownWords = new Set(['status', 'problem'])

/** What is written to custom fields, by whatever way, is one that can be, and has its index built; none is deleted. */
export function customFieldTaps(of: () => Kernel): readonly AnyTap<KernelContract>[] {
  const saving = tap<KernelContract>()(customField.saving, {
    id: 'kernel.fields',
    shape: (ctx, rows) =>
      (rows as unknown as readonly Row[]).filter(needsIndex).map(({ id, after }) => {
        const wanted = wantedIndex({ ...after, id })
        const title = `${after.entity} custom.${after.key}`
        startBatch(ctx, { kind: 'kernel.index', title, state: { field: id }, total: 1 })
        return { id, set: { status: wanted ? 'building' : 'ready' } }
      }),
    guard(_ctx, rows) {
      const { models, custom } = of()
      for (const { id, before, after, fields } of rows as unknown as readonly Row[]) {
        if (fields.every(name => ownWords.has(name))) continue
        const scope = { models, definitions: custom.definitions }
        const [first] = checkDefinition({ ...after, id }, before ?? undefined, scope)
        if (first) return reject(first.code, first.message, first.path)
      }
      return undefined
    },
  })
  const deleting = tap<KernelContract>()(customField.deleting, {
    id: 'kernel.keep-fields',
    guard: () => reject('field.kept', 'A custom field is retired, not deleted: its values stay where they are.'),
  })
  return [saving, deleting]
}

/** Its index is another than before, one that there is no more included. A definition that cannot be is for the guard. */
function needsIndex({ id, before, after, fields }: Row): boolean {
  if (fields.every(name => ownWords.has(name))) return false
  return nameOfIndex({ ...after, id }) !== (before ? nameOfIndex(before) : undefined)
}

function nameOfIndex(definition: Definition): string | undefined {
  return kinds.has(definition.kind) ? wantedIndex(definition)?.name : undefined
}
