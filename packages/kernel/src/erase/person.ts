import { type Actor, type Handler, type KernelContract, notFound } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { gatherPerson, type HeldRecord } from './gather.ts'
import { erasedAmong, type Mark } from './tombstones.ts'

type Person<K extends 'person' | 'wasErased'> = (kernelOf: () => Kernel) => Handler<KernelContract, K>

/** What an erasure of the person that a record is about would reach. */
export const person: Person<'person'> = kernelOf => async (ctx, input) => {
  const records = await readPerson(kernelOf(), ctx.actor, input)
  return {
    records: records.map(({ model, row }) => ({
      entity: model.name,
      id: String(row.id),
      label: String(row[model.entity.label] ?? ''),
    })),
  }
}

/** Which addresses and numbers belonged to somebody who was erased: for whoever brings people in. */
export const wasErased: Person<'wasErased'> =
  kernelOf =>
  async (_ctx, { emails = [], phones = [] }) => ({
    emails: await erased(kernelOf(), 'email', emails),
    phones: await erased(kernelOf(), 'phone', phones),
  })

async function erased(kernel: Kernel, kind: Mark['kind'], values: readonly string[]): Promise<string[]> {
  const { has } = await erasedAmong(
    kernel,
    values.map(value => ({ kind, value })),
  )
  return values.filter(value => has({ kind, value }))
}

/** All that is held on a person, for whoever has the right to that: more than he may otherwise see. */
export async function readPerson(
  kernel: Kernel,
  actor: Actor,
  { entity, id }: { readonly entity: string; readonly id: string },
): Promise<HeldRecord[]> {
  const model = kernel.models.get(entity)
  const [row] = model ? await readMany(kernel, { model, actor, ids: [id], deleted: true }) : []
  if (!model || !row) throw notFound(entity, id)
  return await gatherPerson(kernel, model, row)
}
