import { type Actor, attachment, denied, type RecordRef, type Row } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { addCreate, addExpectation } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import type { Upload } from '../transfer/receive.ts'
import { keepFile } from './keep-file.ts'
import { readOwnRecord } from './record-of.ts'

/**
 * Keeps a file with a record: streamed to the disk, its type found, stored by its SHA-256, then named by a new attachment
 * in a commit that asks again whether the actor may. What fails leaves nothing but perhaps a stored file, which is swept.
 */
export async function attach(
  kernel: Kernel,
  actor: Actor,
  { entity, id: record, name, body }: Upload & RecordRef,
): Promise<Row<typeof attachment>> {
  if (!kernel.rights.mayCall(actor, 'kernel.attach')) {
    throw denied('kernel.attach', `${actor.kind} ${actor.id} may not attach files.`)
  }
  const ref = { entity, id: record }
  await readOwnRecord(kernel, actor, ref)
  const [id, model] = [newId(), modelOf(kernel, attachment)]
  const file = await keepFile(kernel, { name, body })
  await commitChange(kernel, {
    actor,
    plugin: 'kernel',
    operation: 'kernel.attach',
    input: null,
    prepare: async draft => {
      const { model: owner, row } = await readOwnRecord(kernel, actor, ref)
      addExpectation(draft, owner, record, row.version as number)
      addCreate(draft, model, { ...file, record: ref }, 'kernel', { id })
    },
  })
  const [row] = await readMany(kernel, { model, actor: systemActor, ids: [id] })
  return row as unknown as Row<typeof attachment>
}
