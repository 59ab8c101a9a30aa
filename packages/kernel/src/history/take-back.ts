import { type Handler, type KernelContract, KithError, notFound } from '@kith/sdk'
import { addUpdate } from '../change/draft.ts'
import { draftOf } from '../contexts/draft-of.ts'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordValues } from '../model/model.ts'

/** Milliseconds in which one thinks better of it. */
const thinking = 60_000

/** Writes a record back as it was before the caller's own last change. */
export const takeBack =
  (kernelOf: () => Kernel): Handler<KernelContract, 'takeBack'> =>
  async (ctx, { entity, id, version }) => {
    const [kernel, draft] = [kernelOf(), draftOf(ctx)]
    const model = kernel.models.get(entity)
    const [row] = model ? await readMany(kernel, { model, actor: ctx.actor, ids: [id] }) : []
    if (!model || !row) throw notFound(entity, id)
    if (row.version !== version) throw over('changed', 'Somebody has changed it since.')
    const [line] = await kernel.dialect.all({
      sql: 'select change, at, verb, actor, diff, part_of from kernel_audit where record = ? and entity = ? and version = ? order by at desc, id desc limit 1',
      parameters: [id, entity, version],
    })
    if (!line || line.actor !== ctx.actor.id) throw over('theirs', 'The last change was made by somebody else.')
    if (draft.at.getTime() - Date.parse(String(line.at)) > thinking)
      throw over('late', 'It was changed more than a minute ago.')
    const written = await kernel.dialect.all({
      sql: 'select id from kernel_audit where at = ? and change = ? limit 2',
      parameters: [String(line.at), String(line.change)],
    })
    if (line.verb !== 'update' || line.part_of !== null || written.length > 1)
      throw over('more', 'The change did more than set what this record says.')
    const diff = JSON.parse(String(line.diff ?? '{}')) as Record<string, [unknown, unknown]>
    const set: RecordValues = {}
    for (const [name, [before]] of Object.entries(diff)) if (model.fields.has(name)) set[name] = before
    // As the module itself would: an operation may have set what people may not.
    addUpdate(draft, model, id, set, 'kernel', version)
    return { id }
  }

function over(why: string, message: string): KithError {
  return new KithError('KITH_TAKE_BACK', `This cannot be taken back: ${message}`, { why })
}
