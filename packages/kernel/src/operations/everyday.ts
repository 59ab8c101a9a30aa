import {
  type Actor,
  branchAllows,
  type Condition,
  denied,
  type HistoryPage,
  invalid,
  notFound,
  type RunOptions,
} from '@kith/sdk'
import type { z } from 'zod'
import { deniedProblem, unknownProblem } from '../change/check-values.ts'
import { type CommitOptions, commitChange } from '../change/commit.ts'
import { addCreate, addRemoval, addUpdate, type Draft } from '../change/draft.ts'
import { readCount, readLabels, readList, readMany } from '../data/read-records.ts'
import { checkWhere } from '../data/where.ts'
import type { Decided } from '../decisions/decided.ts'
import { mergedInto } from '../history/family.ts'
import { readHistory } from '../history/read-history.ts'
import type { Kernel } from '../kernel.ts'
import { flatValues, removeValue, withValues } from '../model/bags.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { hintsFor } from '../views/served.ts'
import { checkInput } from './check.ts'
import {
  countInput,
  createInput,
  deleteInput,
  getInput,
  historyInput,
  listInput,
  updateInput,
} from './everyday-inputs.ts'

export interface EverydayCall {
  readonly model: Model
  readonly actor: Actor
  readonly input: unknown
  readonly options?: RunOptions | undefined
  readonly decided?: Decided | undefined
}

type Everyday = (kernel: Kernel, call: EverydayCall) => Promise<unknown>

/** The verbs that every entity answers. */
export const everyday: Readonly<Record<string, { readonly type: 'query' | 'mutation'; readonly run: Everyday }>> = {
  list: { type: 'query', run: list },
  get: { type: 'query', run: get },
  count: { type: 'query', run: count },
  history: { type: 'query', run: history },
  create: { type: 'mutation', run: create },
  update: { type: 'mutation', run: update },
  delete: { type: 'mutation', run: (kernel, call) => remove(kernel, call, 'delete') },
  restore: { type: 'mutation', run: (kernel, call) => remove(kernel, call, 'restore') },
}

async function list(kernel: Kernel, { model, actor, input }: EverydayCall): Promise<unknown> {
  mayRead(kernel, model, actor)
  const asked = parse(listInput, input ?? {})
  const where = checked(kernel, model, actor, asked.where)
  const page = await readList(kernel, { ...asked, model, actor, where })
  const hasMore = page.next !== undefined || page.previous !== undefined
  const hints = hasMore ? await hintsFor(kernel, model, { filter: where, sort: asked.sort ?? [] }) : []
  const answer = hints.length > 0 ? { ...page, hints } : page
  if (!asked.with || asked.with.length === 0) return answer
  return { ...answer, labels: await readLabels(kernel, { model, actor, rows: page.rows, refs: asked.with }) }
}

async function get(kernel: Kernel, { model, actor, input }: EverydayCall): Promise<unknown> {
  const { id } = parse(getInput, input)
  const [row] = await readMany(kernel, { model, actor, ids: [id] })
  if (row) return row
  const winner = await mergedInto(kernel, id)
  const [found] = winner === undefined ? [] : await readMany(kernel, { model, actor, ids: [winner] })
  if (!found) throw notFound(model.name, id)
  return { ...found, mergedFrom: id }
}

async function count(kernel: Kernel, { model, actor, input }: EverydayCall): Promise<unknown> {
  mayRead(kernel, model, actor)
  const { where } = parse(countInput, input ?? {})
  return await readCount(kernel, { model, actor, where: checked(kernel, model, actor, where) })
}

async function history(kernel: Kernel, { model, actor, input }: EverydayCall): Promise<HistoryPage> {
  return await readHistory(kernel, model, actor, parse(historyInput, input))
}

function create(kernel: Kernel, call: EverydayCall): Promise<unknown> {
  const values = parse(createInput, call.input)
  mayWrite(kernel, call, 'create', values)
  return write(kernel, call, 'create', draft => addCreate(draft, call.model, values, null))
}

function update(kernel: Kernel, call: EverydayCall): Promise<unknown> {
  const { id, version, set } = parse(updateInput, call.input)
  mayWrite(kernel, call, 'update', set)
  return write(kernel, call, 'update', draft => {
    addUpdate(draft, call.model, id, set, null, version)
    return id
  })
}

function remove(kernel: Kernel, call: EverydayCall, verb: 'delete' | 'restore'): Promise<unknown> {
  const { id, version } = parse(deleteInput, call.input)
  return write(kernel, call, verb, draft => {
    addRemoval(draft, call.model, id, verb, null, version)
    return id
  })
}

async function write(
  kernel: Kernel,
  call: EverydayCall,
  verb: string,
  add: (draft: Draft) => string,
): Promise<unknown> {
  const { model, actor, input, options, decided } = call
  const command: CommitOptions<string> = {
    actor,
    plugin: model.plugin,
    operation: `${model.path}.${verb}`,
    input,
    options,
    decided,
    prepare: async draft => {
      const id = add(draft)
      if (verb !== 'create') await mustSee(kernel, call, id)
      return id
    },
    answer: (draft, id) => (verb === 'delete' ? { entity: model.name, id } : recordOf(kernel, call, draft, id)),
  }
  return await commitChange(kernel, command)
}

// Who may not see a record is told that there is none, not that he may not change it.
async function mustSee(kernel: Kernel, { model, actor }: EverydayCall, id: string): Promise<void> {
  const [row] = await readMany(kernel, { model, actor, ids: [id], deleted: true })
  if (!row) throw notFound(model.name, id)
}

/**
 * The record as the change leaves it, with what the actor may read on every record and what he has just written: which
 * rule will hold for this one is for the next read to say.
 */
function recordOf(kernel: Kernel, { model, actor }: EverydayCall, draft: Draft, id: string): RecordValues {
  const write = draft.records.get(id)
  const at = draft.at.toISOString()
  const before = write?.before ?? { id, version: 0, createdAt: at, createdBy: actor.id, deletedAt: null }
  const record: RecordValues = {
    ...withValues(before, write?.set ?? {}),
    version: (before.version as number) + 1,
    updatedAt: at,
    updatedBy: actor.id,
    deletedAt: null,
  }
  const masks = kernel.rights.masks(actor, model.name)
  if (!masks) return record
  for (const name of model.fields.keys()) {
    if (!write?.asked.has(name) && !masks.every(branch => branchAllows(branch, name))) removeValue(record, name)
  }
  return record
}

/** Throws `KITH_INVALID` naming the fields that no rule lets the actor write: `unknown` where he may not read it either. */
function mayWrite(kernel: Kernel, call: EverydayCall, verb: 'create' | 'update', values: RecordValues): void {
  const { model, actor } = call
  const writes = kernel.rights.fields(actor, model.name, verb)
  if (!writes) return
  const sees = kernel.rights.fields(actor, model.name, 'read')
  const refused = Object.keys(flatValues(values)).filter(name => model.fields.has(name) && !writes(name))
  if (refused.length === 0) return
  throw invalid(refused.map(path => (sees && !sees(path) ? unknownProblem(model, path) : deniedProblem(model, path))))
}

function checked(kernel: Kernel, model: Model, actor: Actor, where: unknown): Condition {
  return checkWhere(model, where ?? {}, kernel.rights.fields(actor, model.name, 'read'))
}

function mayRead(kernel: Kernel, model: Model, actor: Actor): void {
  const branches = kernel.rights.branches(actor, model.name, 'read')
  if (branches !== 'all' && branches.length === 0) {
    throw denied(`${model.path}.read`, `No rule lets ${actor.kind} ${actor.id} read ${model.name}.`)
  }
}

function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  return checkInput({ input: schema }, input) as z.output<T>
}
