import { type Money, valueIn } from '@kith/sdk'
import type { Draft } from '../change/draft.ts'
import type { Kernel } from '../kernel.ts'
import { worthAt } from './worth.ts'

/** Gives each amount of money that a change writes its worth of the day. One that stays as it was keeps its own. */
export async function priceDraft(kernel: Kernel, draft: Draft): Promise<void> {
  const writes = [...draft.records.values()].filter(({ model, set }) => model.priced.some(({ name }) => set[name]))
  if (writes.length === 0) return
  const worth = await worthAt(kernel, draft.at)
  for (const { model, set, before } of writes) {
    for (const { name, kind } of model.priced) {
      const value = set[name] as Money | null | undefined
      if (!value) continue
      const old = before && (valueIn(before, name) as Money | null | undefined)
      const isSame = old?.amount === value.amount && old.currency === value.currency
      set[name] = isSame ? old : kind.priced?.(value, worth)
    }
  }
}
