import { activity, type } from '@kith/plugin-activities/contract'
import { type ChangeContext, KithError } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'
import type { Name } from './customers.ts'

/** Writes what was done, and what is planned, about a deal. */
export interface Diary {
  readonly done: (deal: Deal, stage: number, at: Date) => void
  readonly next: (deal: Deal, subject: Name, at: Date) => void
}

interface Deal {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly owner: string | null
}

const hour = 3_600_000

/** Where there are no activities, nothing is written. */
export async function diaryOf(ctx: ChangeContext<OpportunitiesContract>, say: (name: Name) => string): Promise<Diary> {
  const types = await typesOf(ctx)
  if (types.size === 0) return { done: () => undefined, next: () => undefined }
  const now = ctx.now()
  const write = ({ id, account, owner }: Deal, values: object, createdAt: Date) => {
    const about = { entity: opportunity.name, id }
    ctx.change.create(activity, { about, account, owner, byModule: true, ...values } as never, { createdAt })
  }
  return {
    done(deal, stage, at) {
      const [code, subject, ...said] = past[stage % past.length] as (typeof past)[number]
      const id = types.get(code)
      const end = new Date(at.getTime() + hour)
      if (id === undefined || end > now) return
      const feedback = say(said[deal.name.length % said.length] as Name)
      const times = { start: at.toISOString(), end: end.toISOString(), closedAt: end.toISOString() }
      write(deal, { type: id, subject: say(subject), state: 'done', feedback, closedBy: deal.owner, ...times }, end)
    },
    next(deal, subject, at) {
      const code = kinds[subject[0].split(' ')[0] ?? ''] ?? 'task'
      const id = types.get(code) ?? [...types.values()][0]
      const end = new Date(at.getTime() + hour).toISOString()
      const times = code === 'task' ? { due: at.toISOString() } : { start: at.toISOString(), end }
      const made = new Date(Math.min(now.getTime(), at.getTime()) - 48 * hour)
      write(deal, { type: id, subject: say(subject), state: 'planned', ...times }, made)
    },
  }
}

async function typesOf(ctx: ChangeContext<OpportunitiesContract>): Promise<ReadonlyMap<string, string>> {
  try {
    const types = await ctx.asPlugin.snapshot(type)
    return new Map(types.filter(({ active }) => active).map(({ code, id }) => [code, id]))
  } catch (error) {
    if (error instanceof KithError && error.code === 'KITH_ENTITY') return new Map()
    throw error
  }
}

/** What kind of activity it is that begins with a word; others are tasks. */
const kinds: Readonly<Record<string, string>> = {
  Visit: 'visit',
  Call: 'call',
  Meet: 'meeting',
  Demonstrate: 'demonstration',
}

/** By the stage in which they are done: what kind of activity, its subject, and what came of it. */
const past: readonly (readonly [code: string, subject: Name, ...said: Name[]])[] = [
  [
    'call',
    ['First talk about the need', '首次沟通需求'],
    ['Wants machines before the season; will send the hours of the old ones.', '希望旺季前到货，会提供旧设备工时。'],
    ['Budget is planned, nobody else has been asked yet.', '预算已列入计划，尚未询其他厂家。'],
  ],
  [
    'visit',
    ['Visit on site', '现场拜访'],
    ['Walked the site. The ground is wet: wider tracks.', '现场地面潮湿，需加宽履带。'],
    ['The foreman decides with the director; both are for us.', '由现场负责人和总经理共同决定，均倾向我们。'],
  ],
  [
    'demonstration',
    ['Machine at work', '设备现场演示'],
    ['Fuel use convinced them; the cab was liked.', '油耗表现获认可，驾驶室受好评。'],
    ['Worked well; they ask for a longer warranty.', '表现良好，客户要求延长质保。'],
  ],
  [
    'meeting',
    ['Offer gone through together', '共同审核报价'],
    ['Price is within reach, the date of delivery is what counts.', '价格接近，交期是关键。'],
    ['They compare two offers; an answer within two weeks.', '正在比较两家报价，两周内答复。'],
  ],
]
