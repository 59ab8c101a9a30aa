import { type Preset, preset } from '@kith/sdk'
import { type LeadsContract, source } from '../contract/index.ts'
import { locales } from '../locales/index.ts'

/** The sources of R1 and R2, by name in the organisation's language. */
export const standard: Preset<LeadsContract> = preset<LeadsContract>()('standard', ctx => {
  const texts = locales[/^zh\b/i.test(ctx.locale) ? 'zh-CN' : 'en'] ?? {}
  codes.forEach((code, index) => {
    ctx.change.create(source, { code, name: texts[`leads.source.code.${code}`] ?? code, position: (index + 1) * 10 })
  })
})

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
