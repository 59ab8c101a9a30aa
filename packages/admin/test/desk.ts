import {
  choice,
  defineContract,
  definePlugin,
  email,
  entity,
  type Handler,
  type Infer,
  instant,
  integer,
  json,
  mutation,
  type Plugin,
  phone,
  policy,
  preset,
  ref,
  text,
  url,
  user,
} from '@kith/sdk'
import { z } from 'zod'

/** What somebody wrote on a website. */
const answer = entity('desk.answer', {
  fields: {
    key: text({ required: true, fixed: true, max: 36 }),
    status: choice(['processed', 'spam'], { default: 'processed' }),
    values: json({ shape: z.record(z.string(), z.json()), personal: true, fixed: true }),
    meta: json({ shape: z.record(z.string(), z.json()), fixed: true }),
  },
})

/** What comes of it: one field of each kind. */
const enquiry = entity('desk.enquiry', {
  fields: {
    name: text({ required: true, max: 200, search: true }),
    company: text({ max: 200, search: true }),
    email: email({ personal: true }),
    phone: phone({ personal: true }),
    website: url(),
    message: text({ multiline: true }),
    kind: choice(['organisation', 'person'], { default: 'organisation' }),
    status: choice(['new', 'working', 'won'], { default: 'new', steps: ['new', 'working', 'won'] }),
    owner: ref(user, { onDelete: 'detach' }),
    region: text(),
    budget: integer(),
    due: instant(),
    score: integer({ default: 0, derived: true }),
    answer: ref(answer, { fixed: true, onDelete: 'detach' }),
  },
  indexes: [
    ['owner', 'createdAt'],
    ['status', 'createdAt'],
  ],
})

const Received = z.object({ id: z.uuid() })
const contract = defineContract({
  name: 'desk',
  version: '0.1.0',
  main: enquiry,
  entities: { answers: answer },
  settings: {
    answerWithin: integer({ default: 24, min: 1, max: 720 }),
    greeting: text({ default: 'Hello', max: 200 }),
  },
  permissions: { 'desk.receive': 'Store what visitors write' },
  operations: {
    receive: mutation({
      needs: 'desk.receive',
      input: z.object({
        enquiry: z.record(z.string(), z.json()),
        values: z.record(z.string(), z.json()),
        page: z.string(),
      }),
      output: Received,
    }),
  },
})

interface DeskContract extends Infer<typeof contract> {}
const deskContract: DeskContract = contract

const receive: Handler<DeskContract, 'receive'> = (ctx, input) => {
  const meta = { page: input.page, referrer: '', utm: { source: 'wechat', medium: 'qr' }, version: 3 }
  const from = ctx.change.create(answer, { key: crypto.randomUUID(), values: input.values, meta })
  const id = ctx.change.create(enquiry, { ...(input.enquiry as { name: string }), answer: from })
  ctx.change.link({ entity: enquiry.name, id }, 'origin', { entity: answer.name, id: from })
  return { id }
}

const texts: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  desk: ['Desk', '前台'],
  'desk.settings.answerWithin': ['Hours until an enquiry is late', '询盘超时的小时数'],
  'desk.settings.answerWithin.hint': ['From 1 to 720.', '1 到 720。'],
  'desk.settings.greeting': ['Greeting', '问候语'],
  'desk.enquiry': ['Enquiry', '询盘'],
  'desk.enquiry.plural': ['Enquiries', '询盘'],
  'desk.enquiry.name': ['Name', '姓名'],
  'desk.enquiry.company': ['Company', '公司'],
  'desk.enquiry.email': ['E-mail', '电子邮箱'],
  'desk.enquiry.phone': ['Phone', '电话'],
  'desk.enquiry.website': ['Website', '网站'],
  'desk.enquiry.message': ['Message', '留言'],
  'desk.enquiry.kind': ['Kind', '类型'],
  'desk.enquiry.kind.organisation': ['Organisation', '组织'],
  'desk.enquiry.kind.person': ['Person', '个人'],
  'desk.enquiry.status': ['Status', '状态'],
  'desk.enquiry.status.new': ['New', '新询盘'],
  'desk.enquiry.status.working': ['Working', '跟进中'],
  'desk.enquiry.status.won': ['Won', '赢单'],
  'desk.enquiry.owner': ['Owner', '负责人'],
  'desk.enquiry.region': ['Region', '地区'],
  'desk.enquiry.budget': ['Budget', '预算'],
  'desk.enquiry.due': ['Due', '截止'],
  'desk.enquiry.score': ['Score', '评分'],
  'desk.enquiry.answer': ['Answer', '提交'],
  'desk.answer': ['Answer', '提交'],
  'desk.answer.plural': ['Answers', '提交'],
  'desk.answer.key': ['Key', '键'],
  'desk.answer.status': ['Status', '状态'],
  'desk.answer.status.processed': ['Processed', '已处理'],
  'desk.answer.status.spam': ['Spam', '垃圾信息'],
  'desk.answer.values': ['What they wrote', '填写内容'],
  'desk.answer.meta': ['Where they came from', '访问来源'],
  'permission.desk.receive': ['Store what visitors write', '保存访客填写的内容'],
}
const inLanguage = (at: 0 | 1) => Object.fromEntries(Object.entries(texts).map(([key, both]) => [key, both[at]]))

/** A small app to show: enquiries, and the answers on a website that they came from. */
export const desk: Plugin<DeskContract> = definePlugin<DeskContract>({
  contract: deskContract,
  handlers: { receive },
  presets: [
    preset<DeskContract>()('demo', ctx => {
      for (const name of ['Amelia Hart', '刘洋']) ctx.change.create(enquiry, { name })
    }),
  ],
  policies: [policy(enquiry, [{ id: 'desk.all', roles: ['clerk'], verbs: ['read', 'update'] }])],
  locales: { en: inLanguage(0), 'zh-CN': inLanguage(1) },
})
