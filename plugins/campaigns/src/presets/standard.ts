import { type Preset, preset, view } from '@kith/sdk'
import { type CampaignsContract, campaign, channel } from '../contract/index.ts'
import { locales } from '../locales/index.ts'

/** The channels that most have (R81), and what people look at, in the organisation's language. */
export const standard: Preset<CampaignsContract> = preset<CampaignsContract>()('standard', ctx => {
  const texts = locales[/^zh\b/i.test(ctx.locale) ? 'zh-CN' : 'en'] ?? {}
  codes.forEach((code, index) => {
    const name = texts[`campaigns.channel.code.${code}`] ?? code
    ctx.change.create(channel, { code, name, position: (index + 1) * 10 })
  })
  for (const [key, filter, sort] of views) {
    const name = texts[`campaigns.view.${key}`] ?? key
    ctx.change.create(view, { name, entity: campaign.name, filter, sort, audience: 'all' })
  }
})

const codes = ['search', 'social', 'mail', 'fair', 'seminar', 'print', 'telephone', 'partner', 'word-of-mouth'] as const

const views: readonly (readonly [key: string, filter: Record<string, never>, sort: string[]])[] = [
  ['running', { status: 'running' }, []],
  ['planned', { status: 'planned' }, []],
  ['mine', { owner: { $: 'actor.id' } }, []],
] as never
