import { contact } from '@kith/plugin-accounts/contract'
import type { ChangeContext } from '@kith/sdk'
import { message, type ServiceContract, serviceCase, survey } from '../contract/index.ts'

type Context = ChangeContext<ServiceContract>
/** A text in English and Chinese. */
type Both = readonly [string, string]

/** Who asked in a case. */
interface Customer {
  readonly account: string
  readonly contact: string
  readonly name: string
  readonly email: string | null
}

/** What the demo's department has. */
export interface Department {
  readonly customers: readonly Customer[]
  readonly queues: readonly { readonly id: string }[]
  readonly types: ReadonlyMap<string, string>
  readonly lines: readonly string[]
  /** Whose the cases of a queue are, by its place. */
  readonly owners: readonly (readonly string[])[]
}

const minute = 60_000
const day = 86_400_000
const howMany = 52

/** The cases of a year that have ended, always the same ones: answered, solved, closed, and what customers said of it. */
export async function addYear(ctx: Context, department: Department, at: 0 | 1): Promise<void> {
  const customers = [...department.customers, ...(await othersOf(ctx))]
  for (let n = 0; n < howMany; n++) addEnded(ctx, { ...department, customers }, at, n)
}

/** The people whom other modules' demo data bring along. */
async function othersOf(ctx: Context): Promise<readonly Customer[]> {
  // Nobody's real address ends so (RFC 2606), and what people have typed stays untouched.
  const where = { email: { endsWith: '.example.com' }, account: { empty: false } } as const
  const { rows } = await ctx.asPlugin.data.list(contact, { where, sort: ['createdAt', 'id'], limit: 200 })
  return rows
    .filter(({ createdBy }) => createdBy === ctx.actor.id)
    .map(({ id, name, email, account }) => ({ contact: id, name, email, account: account as string }))
}

function addEnded(ctx: Context, { customers, queues, types, lines, owners }: Department, at: 0 | 1, n: number): void {
  const one = kinds[(n * 5) % kinds.length] as (typeof kinds)[number]
  const { account, contact: who, name, email } = customers[(n * 7) % customers.length] as Customer
  const began = new Date(ctx.now().getTime() - Math.round(9 + 350 * (1 - n / howMany)) * day)
  began.setUTCHours(1 + (n % 7), (n * 13) % 60, 0, 0)
  const after = (minutes: number) => new Date(began.getTime() + minutes * minute)
  const responded = after(15 + ((n * 47) % 160))
  const solved = after(200 + ((n * 211) % 3000))
  const closed = new Date(solved.getTime() + 3 * day)
  const rating = ratings[n % ratings.length] ?? null
  const mine = owners[one.queue] ?? []
  const owner = mine[n % Math.max(1, mine.length)] ?? null
  const values = {
    subject: one.subject[at],
    description: one.description[at],
    solution: one.answer[at],
    priority: (['normal', 'high', 'normal', 'low', 'normal', 'urgent'] as const)[n % 6],
    state: 'closed',
    account,
    contact: who,
    name,
    email,
    issueType: types.get(one.issue) ?? null,
    line: lines[one.issue === 'spare-part' ? 1 : 0] ?? null,
    queue: queues[one.queue]?.id ?? null,
    owner,
    channel: (['form', 'mail', 'staff', 'form'] as const)[n % 4],
    locale: at === 1 ? 'zh-CN' : 'en',
    respondedAt: responded.toISOString(),
    solvedAt: solved.toISOString(),
    closedAt: closed.toISOString(),
    satisfaction: rating,
  }
  const id = ctx.change.create(serviceCase, values as never, { createdAt: began })
  const said = { case: id, subject: one.subject[at] }
  ctx.change.create(message, { ...said, direction: 'in', text: one.description[at], name }, { createdAt: began })
  ctx.change.create(message, { ...said, direction: 'out', text: one.answer[at], email }, { createdAt: solved })
  const comment = rating === null ? null : (comments[rating]?.[at] ?? null)
  const answered =
    rating === null ? {} : { rating, comment, answeredAt: new Date(closed.getTime() + day).toISOString() }
  ctx.change.create(survey, { case: id, ...answered }, { createdAt: closed })
}

/** What customers say, as often as they say it; some do not answer. */
const ratings = [5, 4, null, 5, 3, 5, 4, null, 5, 2, 4, 5, null, 4, 5, 1, 4] as const

const comments: Readonly<Record<number, Both>> = {
  5: ['Quick and friendly.', '响应快，态度好。'],
  3: ['Solved, but I had to ask twice.', '问题解决了，但催了两次。'],
  2: ['It took too long: the machine stood for two days.', '时间太长，设备停了两天。'],
  1: ['Nobody called back as promised.', '没有按约定回电。'],
}

const kinds: readonly {
  readonly issue: string
  /** Its place among the queues that come along. */
  readonly queue: number
  readonly subject: Both
  readonly description: Both
  readonly answer: Both
}[] = [
  {
    issue: 'fault',
    queue: 1,
    subject: ['Engine loses power on slopes', '爬坡时发动机动力不足'],
    description: ['Since last week, with a full bucket.', '上周开始，满斗时出现。'],
    answer: ['The air filter was full of dust: please change it every 250 hours.', '空气滤芯积尘，请每250小时更换。'],
  },
  {
    issue: 'spare-part',
    queue: 2,
    subject: ['Teeth for a bucket of 2 m³', '2立方铲斗斗齿'],
    description: ['Twelve pieces, to our yard.', '十二件，送到我们场地。'],
    answer: ['Sent today; they come the day after tomorrow.', '今日已发货，后天到达。'],
  },
  {
    issue: 'question',
    queue: 0,
    subject: ['Which oil for the winter?', '冬季使用哪种机油？'],
    description: ['It gets minus 25 here.', '当地气温低至零下25度。'],
    answer: ['0W-40 below minus 20; change it in spring.', '零下20度以下用0W-40，春季更换。'],
  },
  {
    issue: 'fault',
    queue: 1,
    subject: ['Hydraulic hose leaks', '液压软管渗漏'],
    description: ['At the boom, drops all day.', '动臂处，持续滴油。'],
    answer: ['Our engineer changed the hose on site.', '工程师已到现场更换软管。'],
  },
  {
    issue: 'delivery',
    queue: 0,
    subject: ['When does the loader come?', '装载机何时到货？'],
    description: ['We need the date for the crane.', '需要确定吊车时间。'],
    answer: ['On Thursday at nine; the driver calls an hour before.', '周四上午九点，司机提前一小时联系。'],
  },
  {
    issue: 'invoice',
    queue: 0,
    subject: ['Invoice without our order number', '发票缺少我方订单号'],
    description: ['Accounting sends it back.', '财务退回。'],
    answer: ['A new invoice with the number is on its way.', '已重新开具带订单号的发票。'],
  },
  {
    issue: 'complaint',
    queue: 3,
    subject: ['Engineer came a day late', '工程师迟到一天'],
    description: ['The site stood still for a day.', '工地停工一天。'],
    answer: ['We are sorry: the travel costs are not charged.', '非常抱歉，差旅费已免除。'],
  },
  {
    issue: 'fault',
    queue: 1,
    subject: ['Display stays dark', '仪表屏不亮'],
    description: ['After rain, the engine starts.', '雨后出现，发动机可启动。'],
    answer: ['A plug was wet: dried, and a cover fitted.', '插头进水，已烘干并加装护罩。'],
  },
]
