import { importTemplate, type Preset, preset, view } from '@kith/sdk'
import { type LeadsContract, source } from '../contract/index.ts'
import { locales } from '../locales/index.ts'
import { templates } from './templates.ts'

/** The sources of R1 and R2, by name in the organisation's language, and mappings for other systems' exports (R102). */
export const standard: Preset<LeadsContract> = preset<LeadsContract>()('standard', ctx => {
  const texts = locales[/^zh\b/i.test(ctx.locale) ? 'zh-CN' : 'en'] ?? {}
  codes.forEach((code, index) => {
    ctx.change.create(source, { code, name: texts[`leads.source.code.${code}`] ?? code, position: (index + 1) * 10 })
  })
  for (const [key, filter, sort] of views) {
    const name = texts[`leads.view.${key}`] ?? key
    ctx.change.create(view, { name, entity: 'leads.lead', filter, sort, audience: 'all' })
  }
  for (const template of templates) ctx.change.create(importTemplate, template)
})

const open = { in: ['new', 'working', 'qualified'] }

/** What people in sales look at: of all that each of them may see. */
const views: readonly (readonly [key: string, filter: Record<string, never>, sort: string[]])[] = [
  ['inbox', { status: { in: ['new', 'working'] } }, []],
  ['mine', { owner: { $: 'actor.id' }, status: open }, []],
  ['pool', { owner: null, status: open }, []],
  ['cold', { status: open, updatedAt: { lt: { $: 'now', add: '-7d' } } }, ['updatedAt']],
] as never

const codes = [
  'advertising',
  'operator-referral',
  'website',
  'word-of-mouth',
  'public-relations',
  'campaign-response',
  'marketing-event',
  'online-information',
  'phone-enquiry',
  'consumer-interview',
  'other',
]
