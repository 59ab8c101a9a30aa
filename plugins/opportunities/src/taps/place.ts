import { type AnyTap, type ChangeContext, type Money, type SavingPatch, type SavingRow, tap } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, pipeline, stage, stageChange } from '../contract/index.ts'
import { firstPipeline, firstStage, type Pipeline, type Stage } from '../stages/order.ts'

type Fields = (typeof opportunity)['fields']
type Row = SavingRow<Fields>
type After = Row['after']
type Context = ChangeContext<OpportunitiesContract>

/**
 * Gives an opportunity its pipeline and stage, and keeps what follows from them: state, probability, weighted amount,
 * month, and since when (R37, R38, R46). Whoever writes it.
 */
export const place: AnyTap<OpportunitiesContract> = tap<OpportunitiesContract>()(opportunity.saving, {
  id: 'opportunities.place',
  after: ['opportunities.assign'],
  shape: async (ctx, rows) => {
    const [pipelines, stages] = await Promise.all([ctx.asPlugin.snapshot(pipeline), ctx.asPlugin.snapshot(stage)])
    return rows
      .filter(({ verb }) => verb !== 'restore')
      .flatMap(row => {
        const known = placed(row, pipelines, stages)
        if (!known) return []
        const isMoved = row.before?.stage !== known.id
        if (isMoved && !isSet(row, 'stageSince')) record(ctx, row, known, stages)
        const set = changed(row.after, {
          ...valuesIn(ctx, row, known),
          stage: known.id,
          pipeline: pipelineOf(row, known),
        })
        return Object.keys(set).length === 0 ? [] : [{ id: row.id, set } satisfies SavingPatch<Fields>]
      })
  },
})

/** Where it stands; a pipeline alone means its first stage, a stage alone its pipeline. */
function placed({ after, fields }: Row, pipelines: readonly Pipeline[], stages: readonly Stage[]): Stage | undefined {
  const given = stages.find(({ id }) => id === after.stage)
  const isOther = given && after.pipeline !== given.pipeline && fields.includes('pipeline') && after.pipeline !== null
  if (given && !(isOther && !fields.includes('stage'))) return given
  const into = after.pipeline ?? firstPipeline(pipelines, stages)?.id
  return into === undefined ? undefined : firstStage(stages, into)
}

/** Two that do not belong together are left to the guard. */
function pipelineOf({ after, fields }: Row, stage: Stage): string | null {
  return fields.includes('pipeline') && fields.includes('stage') ? (after.pipeline ?? stage.pipeline) : stage.pipeline
}

function valuesIn(ctx: Context, row: Row, stage: Stage): Partial<After> {
  const { before, after } = row
  const isClosed = stage.kind !== 'open'
  const wasOpen = before === null || before.status === 'open'
  const now = ctx.now().toISOString()
  const closedAt = isClosed ? (wasOpen && !isSet(row, 'closedAt') ? now : after.closedAt) : null
  const began = before?.createdAt ?? row.createdAt ?? now
  const { probability, isOverridden } = probabilityIn(row, stage)
  return {
    status: stage.kind,
    probability,
    isOverridden,
    weighted: weightedOf(after.amount, probability),
    closedAt,
    cycleDays: cycleIn(row, closedAt, began),
    month: monthOf(ctx, closedAt, after.expectedClose),
    ...(before?.stage === stage.id || isSet(row, 'stageSince') ? {} : { stageSince: now }),
  }
}

/** Of one that ended before it was written here, what was said of it stays. */
function cycleIn(row: Row, closedAt: string | null, began: string): number | null {
  if (closedAt === null) return null
  const isKnown = isSet(row, 'cycleDays') || closedAt === row.before?.closedAt
  return isKnown ? row.after.cycleDays : Math.round((Date.parse(closedAt) - Date.parse(began)) / 86_400_000)
}

/** The stage's, unless somebody said otherwise; what has ended is certain. */
function probabilityIn({ before, after, fields }: Row, stage: Stage) {
  if (stage.kind !== 'open') return { probability: stage.kind === 'won' ? 100 : 0, isOverridden: false }
  const isGiven = after.probability !== null && fields.includes('probability')
  if (isGiven) return { probability: after.probability, isOverridden: after.probability !== stage.probability }
  const stays = before?.isOverridden === true && before.status === 'open' && after.probability !== null
  return stays
    ? { probability: after.probability, isOverridden: true }
    : { probability: stage.probability, isOverridden: false }
}

/** Whether this change has set it already: taps look again at what others add to. */
function isSet({ before, after, fields }: Row, name: 'stageSince' | 'closedAt' | 'cycleDays'): boolean {
  return before === null ? after[name] !== null : fields.includes(name)
}

function weightedOf(amount: Money | null, probability: number | null): Required<Money> | null {
  if (amount === null) return null
  return { amount: Math.round((amount.amount * (probability ?? 0)) / 100), currency: amount.currency, base: null }
}

/** The month in which it ended, by the organisation's clocks, or is expected to. */
function monthOf({ zone }: Context, closedAt: string | null, expected: string | null): string | null {
  if (closedAt === null) return expected?.slice(0, 7) ?? null
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(closedAt)).slice(0, 7)
}

function record(ctx: Context, { id, before }: Row, to: Stage, stages: readonly Stage[]): void {
  const from = stages.find(one => one.id === before?.stage)
  const since = before?.stageSince ?? before?.createdAt
  ctx.change.create(stageChange, {
    opportunity: id,
    from: from?.id ?? null,
    to: to.id,
    fromName: from?.name ?? null,
    toName: to.name,
    at: ctx.now().toISOString(),
    seconds: since ? Math.max(0, Math.round((ctx.now().getTime() - Date.parse(since)) / 1000)) : null,
    by: ctx.actor.kind === 'user' ? ctx.actor.id : null,
  } as never)
}

function changed(after: After, set: Partial<After>): Partial<After> {
  const isSame = (name: keyof After, value: unknown) => {
    const [a, b] = [after[name] as Money | null, value as Money | null]
    return name === 'weighted' ? a?.amount === b?.amount && a?.currency === b?.currency : after[name] === value
  }
  return Object.fromEntries(
    Object.entries(set).filter(([name, value]) => !isSame(name as keyof After, value)),
  ) as Partial<After>
}
