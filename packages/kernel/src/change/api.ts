import { type AnyEntity, attachment, type Change, type Condition, KithError } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { checkWhere } from '../data/where.ts'
import { kernelJobs } from '../deliveries/kernel-jobs.ts'
import type { Kernel } from '../kernel.ts'
import { mailModel, renderMail } from '../mail/render.ts'
import type { RecordValues } from '../model/model.ts'
import {
  addCreate,
  addExpectation,
  addIncrement,
  addNone,
  addRemoval,
  addUpdate,
  assertOpen,
  type Draft,
} from './draft.ts'

/** The change as a plugin's code sees it: every write is checked against what the plugin declared. */
export function changeFor(kernel: Kernel, draft: Draft, plugin: string): Change {
  const manifest = kernel.plugins.get(plugin)?.host.manifest
  const writable = (entity: { readonly name: string }, verb: 'create' | 'update' | 'delete' | 'restore') => {
    assertOpen(draft)
    const model = modelOf(kernel, entity)
    if (model.plugin !== plugin && plugin !== 'kernel' && !manifest?.writes[model.name]?.includes(verb)) {
      throw new KithError(
        'KITH_WRITES',
        `The plugin ${plugin} may not ${verb} ${model.name}: declare it in its \`writes\`.`,
        { plugin, entity: model.name, verb },
      )
    }
    return model
  }
  const api = {
    id: draft.id,
    create(entity: AnyEntity, values: RecordValues, options?: Parameters<typeof addCreate>[4]) {
      const model = writable(entity, 'create')
      const at = options?.createdAt
      if (at && !(at <= kernel.clock.now())) {
        throw new KithError('KITH_CHANGE', `A ${model.name} cannot have come about at ${at}: that is not in the past.`)
      }
      return addCreate(draft, model, values, plugin, options)
    },
    update(entity: AnyEntity, id: string, values: RecordValues, options?: { readonly version?: number }) {
      assertOpen(draft)
      // Its own fields on another's entity need no leave.
      const model = setsOnlyBag(values, plugin) ? modelOf(kernel, entity) : writable(entity, 'update')
      addUpdate(draft, model, id, values, plugin, options?.version)
    },
    delete: (entity: AnyEntity, id: string, options?: { readonly version?: number }) =>
      addRemoval(draft, writable(entity, 'delete'), id, 'delete', plugin, options?.version),
    restore: (entity: AnyEntity, id: string) => addRemoval(draft, writable(entity, 'restore'), id, 'restore', plugin),
    increment: (entity: AnyEntity, id: string, by: Record<string, number>) =>
      addIncrement(draft, writable(entity, 'update'), id, by, plugin),
    link(from, kind, to) {
      assertOpen(draft)
      modelOf(kernel, { name: from.entity })
      modelOf(kernel, { name: to.entity })
      draft.links.push({ from, kind, to })
    },
    expect(entity, id, version) {
      assertOpen(draft)
      addExpectation(draft, modelOf(kernel, entity), id, version)
    },
    expectNone(entity: AnyEntity, where: Condition) {
      assertOpen(draft)
      const model = modelOf(kernel, entity)
      addNone(draft, model, checkWhere(model, where))
    },
    attach({ name, type, size, hash }, record, options) {
      if (!draft.records.has(record.id)) writable({ name: record.entity }, 'update')
      assertOpen(draft)
      return addCreate(draft, modelOf(kernel, attachment), { name, type, size, hash, record }, 'kernel', options)
    },
    emit(event, payload, options) {
      assertOpen(draft)
      const checked = event.payload ? event.payload.parse(payload) : payload
      const record = options?.record ? `${options.record.entity}/${options.record.id}` : draft.id
      draft.deliveries.push({ event: event.name, record, payload: checked })
    },
    schedule(job, input, options) {
      assertOpen(draft)
      const known = plugin === 'kernel' ? Object.hasOwn(kernelJobs, job) : manifest?.jobs.some(j => j.name === job)
      if (!known) {
        throw new KithError('KITH_JOB', `The plugin ${plugin} has no job "${job}".`, { plugin, job })
      }
      const record = options?.record ? `${options.record.entity}/${options.record.id}` : draft.id
      draft.deliveries.push({ job, record, payload: input, ...(options?.at ? { at: options.at } : {}) })
    },
    mail(mail) {
      assertOpen(draft)
      const model = mailModel(kernel)
      const id = addCreate(draft, model, renderMail(kernel, plugin, mail), 'kernel')
      draft.deliveries.push({ job: 'kernel.mail', record: `${model.name}/${id}`, payload: { id } })
    },
  } satisfies Omit<Change, 'create' | 'update' | 'increment' | 'expectNone'> & Record<string, unknown>
  return api as unknown as Change
}

function setsOnlyBag(values: RecordValues, plugin: string): boolean {
  const bags = Object.keys(values).length === 1 && typeof values.ext === 'object' ? Object.keys(values.ext ?? {}) : []
  return bags.length === 1 && bags[0] === plugin
}
