import { type AnyTap, type KernelContract, layout, reject, tap } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

interface Row {
  readonly after: { readonly entity: string; readonly groups: readonly { readonly fields: readonly string[] }[] }
}

/** A layout names what its entity has, and each field once. */
export function layoutTaps(of: () => Kernel): readonly AnyTap<KernelContract>[] {
  const saving = tap<KernelContract>()(layout.saving, {
    id: 'kernel.layouts',
    guard(_ctx, rows) {
      for (const { after } of rows as unknown as readonly Row[]) {
        const model = of().models.get(after.entity)
        if (!model) return reject('layout.entity', `There is no entity ${after.entity}.`, 'entity')
        const names = after.groups.flatMap(({ fields }) => fields)
        const unknown = names.find(name => !model.fields.has(name))
        if (unknown) return reject('layout.field', `${model.name} has no field "${unknown}".`, 'groups')
        const twice = names.find((name, i) => names.indexOf(name) !== i)
        if (twice) return reject('layout.twice', `The field "${twice}" stands twice.`, 'groups')
      }
      return undefined
    },
  })
  return [saving]
}
