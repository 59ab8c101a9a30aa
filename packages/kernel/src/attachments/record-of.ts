import { type Actor, denied, notFound, type RecordRef } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { mayDo } from '../rights/may.ts'

/** The record that attachments belong to, as the actor reads it. Throws `KITH_NOT_FOUND`. */
export async function readRecord(
  kernel: Kernel,
  actor: Actor,
  { entity, id }: RecordRef,
): Promise<{ readonly model: Model; readonly row: RecordValues }> {
  const model = kernel.models.get(entity)
  const [row] = model ? await readMany(kernel, { model, actor, ids: [id] }) : []
  if (!model || !row) throw notFound(entity, id)
  return { model, row }
}

/** The same where he may update it too. Throws `KITH_DENIED`. */
export async function readOwnRecord(kernel: Kernel, actor: Actor, ref: RecordRef): ReturnType<typeof readRecord> {
  const found = await readRecord(kernel, actor, ref)
  const { model } = found
  if (!(await mayDo(kernel, { model, actor, verb: 'update', id: ref.id }))) {
    throw denied(`${model.path}.update`, `No rule lets ${actor.kind} ${actor.id} update ${model.name}.`)
  }
  return found
}
