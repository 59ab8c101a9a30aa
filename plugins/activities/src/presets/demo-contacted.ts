import { contact } from '@kith/plugin-accounts/contract'
import type { ChangeContext, Row } from '@kith/sdk'
import { type ActivitiesContract, activity, type type } from '../contract/index.ts'

type Context = ChangeContext<ActivitiesContract>
type Both = readonly [en: string, zh: string]

const day = 86_400_000
const minute = 60_000

/** What was done with the people whom other modules' demo data bring along: a call, a mail, a look on site months later. */
export async function addContacted(ctx: Context, types: readonly Row<typeof type>[], zh: boolean): Promise<void> {
  // Nobody's real address ends so (RFC 2606), and what people have typed stays untouched.
  const where = { email: { endsWith: '.example.com' }, account: { empty: false }, owner: { empty: false } } as const
  const { rows } = await ctx.asPlugin.data.list(contact, { where, sort: ['createdAt', 'id'], limit: 200 })
  const say = (both: Both) => both[zh ? 1 : 0]
  const now = ctx.now().getTime()
  for (const [n, row] of rows.filter(({ createdBy }) => createdBy === ctx.actor.id).entries()) {
    for (const [step, { code, after, subject, ...rest }] of steps.entries()) {
      const found = types.find(one => one.code === code)
      const at = new Date(Date.parse(row.createdAt) + (after + (n % 4)) * day)
      at.setUTCHours(1 + ((n * 3 + step * 2) % 8), (n % 4) * 15, 0, 0)
      if (!found || at.getTime() > now - day) continue
      const about = { entity: contact.name, id: row.id }
      const values = { subject: say(subject), type: found.id, about, account: row.account, owner: row.owner }
      const times = timesOf(at, found.minutes)
      const how = endOf(n, step, rest, say)
      ctx.change.create(activity, { ...values, ...times, ...how, byModule: true, closedBy: row.owner } as never, {
        createdAt: new Date(at.getTime() - (how.state === 'done' ? 0 : 2 * day)),
      })
    }
  }
}

function timesOf(at: Date, minutes: number) {
  const closedAt = new Date(at.getTime() + Math.max(minutes, 5) * minute).toISOString()
  const start = at.toISOString()
  return minutes === 0 ? { due: start, closedAt } : { start, end: closedAt, closedAt }
}

/** Most are done; here and there one is cancelled. */
function endOf(
  n: number,
  step: number,
  { said }: Pick<(typeof steps)[number], 'said'>,
  say: (both: Both) => string,
): { readonly state: 'done' | 'cancelled'; readonly feedback?: string; readonly reason?: string } {
  const isCancelled = (n * 3 + step) % 13 === 7
  return isCancelled
    ? { state: 'cancelled', reason: say(['Moved by the customer until further notice.', '客户要求延期，时间待定。']) }
    : { state: 'done', feedback: say(said[n % said.length] as Both) }
}

const steps: readonly {
  readonly code: string
  readonly after: number
  readonly subject: Both
  readonly said: readonly Both[]
}[] = [
  {
    code: 'call',
    after: 1,
    subject: ['Introduce ourselves', '电话介绍'],
    said: [
      ['Friendly; wants prices by mail.', '态度友好，希望邮件发送价格。'],
      ['Asked who else runs our machines nearby.', '询问附近有哪些客户在用我们的设备。'],
    ],
  },
  {
    code: 'email',
    after: 3,
    subject: ['Send catalogue and prices', '发送产品目录和价格'],
    said: [
      ['Sent, with the sheet on fuel use.', '已发送，附油耗数据。'],
      ['Sent; call again next week.', '已发送，下周再电话跟进。'],
    ],
  },
  {
    code: 'revisit',
    after: 110,
    subject: ['See how the machines do', '回访设备使用情况'],
    said: [
      ['All is well; filters are due next month.', '运行良好，下月更换滤芯。'],
      ['Content. Knows a neighbour who is looking.', '满意，并推荐了附近的客户。'],
    ],
  },
]
