import { batch, type ChangeContext, type Json, type KernelContract } from '@kith/sdk'

export interface StartBatch {
  readonly kind: string
  readonly title: string
  readonly state: Json
  readonly total?: number
}

/** Begins long work in the name of the change's actor, with the change. Answers the batch's id. */
export function startBatch(ctx: ChangeContext<KernelContract>, options: StartBatch): string {
  const id = ctx.change.create(batch, {
    kind: options.kind,
    title: options.title.slice(0, 300),
    state: options.state,
    ...(options.total === undefined ? {} : { total: options.total }),
    actor: { ...ctx.actor } as unknown as Json,
  })
  scheduleSlice(ctx, id, 1)
  return id
}

export function scheduleSlice(ctx: ChangeContext<KernelContract>, id: string, slice: number): void {
  ctx.change.schedule('kernel.batch', { id, slice }, { record: { entity: batch.name, id } })
}
