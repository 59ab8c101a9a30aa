import { erasure, mail } from '@kith/sdk'
import type { HeldRecord } from '../erase/gather.ts'
import type { Kernel } from '../kernel.ts'
import { valueIn } from '../model/bags.ts'
import type { ModelField, RecordValues } from '../model/model.ts'
import type { Made } from './made.ts'
import { mailsTo } from './mails-to.ts'
import { type Edge, idsIn, pointingAt } from './pointing.ts'
import { touchedBySomebody } from './touched.ts'

/** Why a record stays. */
export interface Stay {
  readonly why: 'changed' | 'pointed' | 'part'
  /** What points at it, or what it is a part of. */
  readonly by?: HeldRecord
}

export interface Plan {
  readonly gone: readonly HeldRecord[]
  readonly kept: readonly (HeldRecord & Stay)[]
  /** Records of others: their former values, and refs emptied that pointed at what goes. */
  readonly reset: readonly (HeldRecord & { readonly set: RecordValues })[]
}

interface Graph {
  /** What may go, by id: what presets made, and what follows from it. */
  readonly nodes: ReadonlyMap<string, HeldRecord>
  readonly edges: readonly Edge[]
}

/**
 * What of the records that presets made goes. Parts of a record that nobody touched, such as mails about it, go with it.
 * What stays holds what it points at and what it cannot be without.
 */
export async function planRemoval(kernel: Kernel, made: Made, all: boolean): Promise<Plan> {
  const graph = await gather(kernel, made, all)
  const changed = all ? new Set<string>() : await touchedBySomebody(kernel, made.records.keys())
  const stays = staying(graph, made, changed, all)
  const gone = new Map([...graph.nodes].filter(([id]) => !stays.has(id)))
  const reset = new Map([...made.changed].map(([id, one]) => [id, { ...one, set: { ...one.set } }]))
  for (const { from, field, to } of graph.edges) {
    const id = idOf(from)
    if (graph.nodes.has(id) || !gone.has(to)) continue
    const one = reset.get(id) ?? { ...from, set: {} }
    one.set[field.name] = without(field, one.set[field.name] ?? valueIn(one.row, field.name), gone)
    reset.set(id, one)
  }
  const kept = [...stays].flatMap(([id, stay]) => {
    const held = graph.nodes.get(id)
    return held ? [{ ...held, ...stay }] : []
  })
  return { gone: [...gone.values()], kept, reset: [...reset.values()] }
}

async function gather(kernel: Kernel, made: Made, all: boolean): Promise<Graph> {
  const nodes = new Map<string, HeldRecord>(made.records)
  const edges: Edge[] = []
  for (let front = [...nodes.values()]; front.length > 0; ) {
    const pointing = await pointingAt(kernel, front)
    const found = [...pointing.filter(edge => !isTakenBack(made, edge)), ...(await mailsTo(kernel, front))]
    edges.push(...found)
    const strangers = found.filter(({ from }) => !nodes.has(idOf(from)))
    const touched = await touchedBySomebody(
      kernel,
      strangers.map(({ from }) => idOf(from)),
    )
    const next = new Map(strangers.filter(edge => goesAlong(edge, touched, all)).map(({ from }) => [idOf(from), from]))
    for (const [id, held] of next) nodes.set(id, held)
    front = [...next.values()]
  }
  return { nodes, edges }
}

/** The record points there only until it has its former values back. */
function isTakenBack(made: Made, { from, field, to }: Edge): boolean {
  const set = made.changed.get(idOf(from))?.set
  return set !== undefined && field.name in set && !idsIn(set[field.name]).includes(to)
}

/** Whether what points at a record goes with it. Who was erased is written down for ever. */
function goesAlong(edge: Edge, touched: ReadonlySet<string>, all: boolean): boolean {
  if (edge.from.model.name === erasure.name) return false
  const { required, fixed, onDelete } = edge.field.field.options as Ref
  if (isPart(edge) && !touched.has(idOf(edge.from))) return true
  // A key of somebody without him would be a key of its own: what is fixed is never emptied unless it is said to be.
  return all && (isPart(edge) || required === true || (fixed === true && onDelete !== 'detach'))
}

interface Ref {
  readonly required?: boolean
  readonly fixed?: boolean
  readonly onDelete?: string
}

function isPart({ from, field }: Edge): boolean {
  const { within, name } = from.model.entity
  return name === mail.name || within === field.name || (field.field.options as Ref).onDelete === 'cascade'
}

function staying({ nodes, edges }: Graph, made: Made, changed: ReadonlySet<string>, all: boolean): Map<string, Stay> {
  const stays = new Map<string, Stay>()
  // What somebody put in the trash, nobody wants to keep.
  for (const [id, { row }] of made.records)
    if (changed.has(id) && row.deletedAt === null) stays.set(id, { why: 'changed' })
  for (const { from, to } of edges) {
    const isOthers = !nodes.has(idOf(from)) && (!all || from.model.name === erasure.name)
    if (isOthers && !stays.has(to)) stays.set(to, { why: 'pointed', by: from })
  }
  const byFrom = Map.groupBy(edges, ({ from }) => idOf(from))
  const byTo = Map.groupBy(edges, ({ to }) => to)
  const open = [...stays.keys()]
  const keep = (id: string, stay: Stay) => {
    if (stays.has(id) || !nodes.has(id)) return
    stays.set(id, stay)
    open.push(id)
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { from, to } of byFrom.get(id) ?? []) keep(to, { why: 'pointed', by: from })
    const by = nodes.get(id) as HeldRecord
    for (const edge of byTo.get(id) ?? []) {
      const from = idOf(edge.from)
      const belongs = isPart(edge) && ((edge.field.field.options as Ref).required || !made.records.has(from))
      if (belongs) keep(from, { why: 'part', by })
    }
  }
  return stays
}

function without(field: ModelField, value: unknown, gone: ReadonlyMap<string, unknown>): unknown {
  return field.kind.name === 'refs' ? idsIn(value).filter(id => !gone.has(id)) : null
}

function idOf({ row }: HeldRecord): string {
  return String(row.id)
}
