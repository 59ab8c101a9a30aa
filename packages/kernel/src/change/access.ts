import { type Actor, denied } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { mayDo } from '../rights/may.ts'
import type { Draft } from './draft.ts'

/** Whether the actor may do what he asked for, before it is put before somebody else. Throws `KITH_DENIED`. */
export async function checkAccess(kernel: Kernel, actor: Actor, draft: Draft): Promise<void> {
  for (const { model, id, verb, authors, asked } of draft.records.values()) {
    if (!authors.has(null) || verb === 'relink' || verb === 'erase') continue
    const fields = [...asked]
    const branches = kernel.rights.branches(actor, model.name, verb, fields)
    const may =
      verb === 'create'
        ? branches === 'all' || branches.length > 0
        : await mayDo(kernel, { model, actor, verb, id, fields })
    if (!may) throw denied(`${model.path}.${verb}`, `No rule lets ${actor.kind} ${actor.id} ${verb} ${model.name}.`)
  }
}
