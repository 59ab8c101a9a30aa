import type { Row } from '@kith/sdk'
import type { pipeline, stage } from '../contract/index.ts'

export type Stage = Row<typeof stage>
export type Pipeline = Row<typeof pipeline>

interface Placed {
  readonly position: number
  readonly createdAt: string
}

function byPosition(a: Placed, b: Placed): number {
  return a.position - b.position || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)
}

/** The stages of a pipeline, first to last. */
export function stagesOf(stages: readonly Stage[], pipeline: string | null): readonly Stage[] {
  return stages.filter(stage => stage.pipeline === pipeline).sort(byPosition)
}

/** The pipeline that an opportunity gets where none is named: the first active one that has an open stage. */
export function firstPipeline(pipelines: readonly Pipeline[], stages: readonly Stage[]): Pipeline | undefined {
  return [...pipelines].sort(byPosition).find(({ id, active }) => active && firstStage(stages, id))
}

export function firstStage(stages: readonly Stage[], pipeline: string): Stage | undefined {
  return stagesOf(stages, pipeline).find(({ kind }) => kind === 'open')
}

/** The open stage behind this one, else that in which it is won. */
export function nextStage(stages: readonly Stage[], from: Stage): Stage | undefined {
  if (from.kind !== 'open') return undefined
  const all = stagesOf(stages, from.pipeline)
  const behind = all.slice(all.findIndex(({ id }) => id === from.id) + 1)
  return behind.find(({ kind }) => kind === 'open') ?? all.find(({ kind }) => kind === 'won')
}

/**
 * The stages whose conditions are asked on the way: all open ones that are passed by, and the one that is entered. Going
 * back asks nothing; what is lost may be lost from anywhere.
 */
export function stagesOnTheWay(stages: readonly Stage[], from: Stage | undefined, to: Stage): readonly Stage[] {
  if (to.kind === 'lost') return [to]
  const all = stagesOf(stages, to.pipeline)
  const at = (stage: Stage | undefined) => (stage ? all.findIndex(({ id }) => id === stage.id) : -1)
  const start = from?.pipeline === to.pipeline && from.kind === 'open' ? at(from) : -1
  const passed = all.filter((stage, n) => stage.kind === 'open' && n > start && (to.kind === 'won' || n < at(to)))
  return to.kind === 'open' && at(to) <= start ? [] : [...passed, to]
}
