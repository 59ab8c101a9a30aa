import { account, contact } from '@kith/plugin-accounts/contract'
import { businessLine, type ChangeContext, type Preset, preset, team, user } from '@kith/sdk'
import { article, edition, issueType, message, queue, type ServiceContract, serviceCase } from '../contract/index.ts'
import { articles, cases, customers } from './demo-texts.ts'
import { addYear } from './demo-year.ts'

const hour = 3_600_000

/** A service department with people, customers, the cases of a year in every state, and solutions in both languages. */
export const demo: Preset<ServiceContract> = preset<ServiceContract>()('demo', async ctx => {
  const at = /^zh\b/i.test(ctx.locale) ? 1 : 0
  const [queues, types] = await Promise.all([
    ctx.asPlugin.data.list(queue, { sort: ['createdAt'], limit: 50 }),
    ctx.asPlugin.data.list(issueType, { limit: 50 }),
  ])
  const people = makePeople(ctx, at)
  const [service, technical, parts, complaints] = queues.rows
  const staff = (row: typeof service, members: readonly string[], defaultOwner: string | null) =>
    row && ctx.change.update(queue, row.id, { department: people.department, members, defaultOwner })
  staff(service, [people.he, people.wu], null)
  staff(technical, [people.he, people.qian], null)
  staff(parts, [people.qian], people.qian)
  staff(complaints, [people.sun, people.wu], people.sun)

  const line = async (name: string) =>
    (await ctx.asPlugin.data.first(businessLine, { where: { name } }))?.id ?? ctx.change.create(businessLine, { name })
  const lines = [await line(['Machines', '整机'][at] as string), await line(['Parts', '配件'][at] as string)]
  const contacts = customers.map(one => {
    const since = ago(ctx, 400 * 24)
    const values = { name: one.company[at], region: one.region, industry: 'construction' }
    const id = ctx.change.create(account, values, since)
    const who = { name: one.name[at], email: one.email, account: id }
    return { account: id, contact: ctx.change.create(contact, who, since) }
  })
  const owners = [null, people.he, people.wu, people.qian, people.sun]
  const locale = at === 1 ? 'zh-CN' : 'en'
  await addYear(
    ctx,
    {
      customers: contacts.map((one, n) => ({
        ...one,
        name: customers[n]?.name[at] ?? '',
        email: customers[n]?.email ?? null,
      })),
      queues: queues.rows,
      types: new Map(types.rows.map(({ code, id }) => [code, id])),
      lines,
      owners: [[people.wu, people.he], [people.he, people.qian], [people.qian], [people.sun]],
    },
    at,
  )
  for (const one of cases) {
    const since = ago(ctx, one.hoursAgo)
    // Behind so much of its time until now.
    const then = (part: number) => ago(ctx, one.hoursAgo * (1 - part))
    const moment = (part: number) => then(part).createdAt.toISOString()
    // Derived: of code, its own module may say it.
    const ended = one.state === 'solved' || one.state === 'closed'
    const times = {
      ...(one.talk.some(([direction]) => direction === 'out') ? { respondedAt: moment(0.1) } : {}),
      ...(ended ? { solvedAt: moment(0.5) } : {}),
      ...(one.state === 'closed' ? { closedAt: moment(0.8) } : {}),
      ...(one.state === 'waiting' ? { waitingSince: moment(0.1) } : {}),
    } as object
    const customer = contacts[one.customer]
    const target = queues.rows[one.queue]
    const id = ctx.change.create(
      serviceCase,
      {
        subject: one.subject[at],
        description: one.description[at],
        priority: one.priority,
        state: one.state,
        ...customer,
        email: customers[one.customer]?.email ?? null,
        name: customers[one.customer]?.name[at] ?? null,
        issueType: types.rows.find(({ code }) => code === one.issue)?.id ?? null,
        line: lines[one.issue === 'spare-part' ? 1 : 0] ?? null,
        queue: target?.id ?? null,
        owner: owners[one.owner] ?? null,
        channel: one.channel,
        locale,
        ...times,
        ...(one.dispute ? { dispute: true, disputeStep: one.dispute, disputeReason: one.description[at] } : {}),
      },
      since,
    )
    for (const [n, [direction, words]] of one.talk.entries()) {
      ctx.change.create(
        message,
        {
          case: id,
          direction,
          text: words[at],
          subject: one.subject[at],
          ...(direction === 'in' ? { name: customers[one.customer]?.name[at] ?? null } : {}),
        },
        then(0.1 + n * 0.2),
      )
    }
  }
  for (const one of articles) {
    const issue = types.rows.find(({ code }) => code === one.issue)?.id ?? null
    const [en, zh] = [0, 1].map(language => {
      const words = { title: one.title[language] as string, body: one.body[language] as string }
      const language_ = language === 1 ? 'zh-CN' : 'en'
      return { words, language: language_ }
    })
    if (!en || !zh) continue
    const root = publishNow(ctx, { ...en.words, language: en.language, issueType: issue })
    publishNow(ctx, { ...zh.words, language: zh.language, issueType: issue, translationOf: root })
  }
})

function ago(ctx: ChangeContext<ServiceContract>, hours: number): { readonly createdAt: Date } {
  return { createdAt: new Date(ctx.now().getTime() - hours * hour) }
}

function publishNow(
  ctx: ChangeContext<ServiceContract>,
  values: {
    readonly title: string
    readonly body: string
    readonly language: string
    readonly issueType: string | null
    readonly translationOf?: string
  },
): string {
  const id = ctx.change.create(article, { ...values, state: 'published', editions: 1 } as never)
  const { title, body, language } = values
  ctx.change.create(edition, { article: id, edition: 1, title, body, language })
  return id
}

function makePeople(ctx: ChangeContext<ServiceContract>, at: 0 | 1) {
  const person = (name: readonly [string, string], email: string, roles: string[]) =>
    ctx.change.create(user, { name: name[at], email, roles, locale: ctx.locale, zone: ctx.zone })
  const sun = person(['Sun Mei', '孙梅'], 'sun.mei@example.com', ['service', 'service-manager'])
  const department = ctx.change.create(team, { name: ['Customer service', '客户服务部'][at] as string, manager: sun })
  const he = person(['He Jun', '何军'], 'he.jun@example.com', ['service'])
  const wu = person(['Wu Lan', '吴兰'], 'wu.lan@example.com', ['service'])
  const qian = person(['Qian Hui', '钱慧'], 'qian.hui@example.com', ['service'])
  for (const id of [sun, he, wu, qian]) ctx.change.update(user, id, { team: department })
  return { sun, he, wu, qian, department }
}
