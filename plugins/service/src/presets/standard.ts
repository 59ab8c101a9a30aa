import { type FormsContract, form } from '@kith/plugin-forms/contract'
import { type Preset, preset, view } from '@kith/sdk'
import {
  article,
  calendar,
  issueType,
  level,
  priorities,
  queue,
  rule,
  type ServiceContract,
  serviceCase,
} from '../contract/index.ts'
import { locales } from '../locales/index.ts'
import { supportForm, surveyForm } from './support-form.ts'

/**
 * What a service department begins with: issue types, queues with the rules that fill them (R86, R88), working hours and
 * service levels (R85), the support form, the survey, and views. All of it is everybody's to edit.
 */
export const standard: Preset<ServiceContract, FormsContract> = preset<ServiceContract, FormsContract>()(
  'standard',
  ctx => {
    const texts = locales[/^zh\b/i.test(ctx.locale) ? 'zh-CN' : 'en'] ?? {}
    const text = (key: string) => texts[`service.standard.${key}`] ?? key

    const types = Object.fromEntries(
      issueTypes.map(([code], at) => [
        code,
        ctx.change.create(issueType, { code, name: text(`issue.${code}`), position: (at + 1) * 10 }),
      ]),
    )
    const queues = Object.fromEntries(
      queueCodes.map(code => [code, ctx.change.create(queue, { name: text(`queue.${code}`) })]),
    )
    const send = (name: string, position: number, to: string, when: object, more: object = {}) =>
      ctx.change.create(rule, { name: text(`rule.${name}`), position, queue: queues[to], when: when as never, ...more })
    ctx.change.create(rule, {
      name: text('rule.dispute'),
      position: 5,
      mode: 'none',
      when: { dispute: true } as never,
      set: { priority: 'high' },
    })
    issueTypes.forEach(([code, to], at) => {
      send(`issue.${code}`, (at + 1) * 10, to, { issueType: types[code] })
    })
    send('rest', 1000, 'service', {})
    issueTypes.forEach(([code, to], at) => {
      send(`changed.${code}`, 2000 + at * 10, to, { issueType: types[code] }, { on: 'changed' })
    })

    const hours = ctx.change.create(calendar, {
      name: text('calendar'),
      zone: ctx.zone,
      hours: [
        { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
        { days: [1, 2, 3, 4, 5], from: '13:00', to: '18:00' },
      ],
    })
    for (const priority of priorities) {
      const [respond, solve] = levels[priority]
      ctx.change.create(level, { name: text(`level.${priority}`), priority, calendar: hours, respond, solve })
    }

    const support = { publicId: 'support', makes: 'case', source: 'website', definition: supportForm }
    ctx.change.create(form, { name: text('form.support'), ...support })
    ctx.change.create(form, {
      name: text('form.survey'),
      publicId: 'service-survey',
      makes: 'survey',
      definition: surveyForm,
    })
    for (const [key, filter, sort] of views) {
      ctx.change.create(view, {
        name: text(`view.${key}`),
        entity: key === 'drafts' ? article.name : serviceCase.name,
        filter,
        sort: [...sort],
        audience: 'all',
      })
    }
  },
)

/** Codes, and the queue that each goes to. */
const issueTypes = [
  ['fault', 'technical'],
  ['question', 'service'],
  ['spare-part', 'parts'],
  ['delivery', 'service'],
  ['invoice', 'service'],
  ['complaint', 'complaints'],
] as const

const queueCodes = ['service', 'technical', 'parts', 'complaints'] as const

/** Minutes of work until the first answer and the solution; a day has 480. */
const levels = { low: [960, 4800], normal: [480, 1440], high: [120, 480], urgent: [30, 240] } as const

const open = { in: ['new', 'in-progress', 'waiting'] }

const views: readonly (readonly [key: string, filter: Record<string, never>, sort: readonly string[]])[] = [
  ['waiting', { owner: null, state: { in: ['new', 'in-progress'] } }, ['dueAt']],
  ['mine', { owner: { $: 'actor.id' }, state: open }, ['dueAt']],
  ['overdue', { dueAt: { lt: { $: 'now' } } }, ['dueAt']],
  ['disputes', { dispute: true, state: { ne: 'closed' } }, []],
  ['low', { satisfaction: { lte: 2 } }, []],
  ['drafts', { state: 'draft' }, []],
] as never
