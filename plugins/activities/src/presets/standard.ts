import { type Preset, preset, view } from '@kith/sdk'
import { type ActivitiesContract, type } from '../contract/index.ts'
import { locales } from '../locales/index.ts'
import { openStates } from '../state.ts'

/** The types of R51, by name in the organisation's language, and the lists that people work from. */
export const standard: Preset<ActivitiesContract> = preset<ActivitiesContract>()('standard', ctx => {
  const texts = locales[/^zh\b/i.test(ctx.locale) ? 'zh-CN' : 'en'] ?? {}
  types.forEach(({ code, ...rest }, index) => {
    const name = texts[`activities.type.code.${code}`] ?? code
    ctx.change.create(type, { code, name, position: (index + 1) * 10, ...rest })
  })
  for (const [key, filter, sort] of views) {
    const name = texts[`activities.view.${key}`] ?? key
    ctx.change.create(view, { name, entity: 'activities.activity', filter, sort, audience: 'all' })
  }
})

const types = [
  { code: 'call', icon: 'phone', minutes: 15, feedback: false },
  { code: 'visit', icon: 'handshake', minutes: 60, feedback: true },
  { code: 'meeting', icon: 'users', minutes: 60, feedback: true },
  { code: 'email', icon: 'mail', minutes: 0, feedback: false },
  { code: 'sms', icon: 'message', minutes: 0, feedback: false },
  { code: 'fax', icon: 'send', minutes: 0, feedback: false },
  { code: 'demonstration', icon: 'package', minutes: 90, feedback: true },
  { code: 'revisit', icon: 'support', minutes: 60, feedback: true },
  { code: 'task', icon: 'checklist', minutes: 0, feedback: false },
]

const open = { in: [...openStates] }

/** Of all that each of them may see. */
const views: readonly (readonly [key: string, filter: Record<string, never>, sort: string[]])[] = [
  ['mine', { owner: { $: 'actor.id' }, state: open }, ['at']],
  ['today', { at: { gte: { $: 'today' }, lt: { $: 'today', add: '1d' } } }, ['at']],
  ['week', { at: { gte: { $: 'today' }, lt: { $: 'today', add: '7d' } } }, ['at']],
  ['overdue', { state: open, late: { lt: { $: 'now' } } }, ['late']],
] as never
