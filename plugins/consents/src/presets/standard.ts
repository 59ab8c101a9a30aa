import { type Preset, preset } from '@kith/sdk'
import { type ConsentsContract, purpose } from '../contract/index.ts'
import { locales } from '../locales/index.ts'

/** Three purposes that most have, by name in the organisation's language. */
export const standard: Preset<ConsentsContract> = preset<ConsentsContract>()('standard', ctx => {
  const texts = locales[/^zh\b/i.test(ctx.locale) ? 'zh-CN' : 'en'] ?? {}
  codes.forEach(({ code, optIn }, index) => {
    ctx.change.create(purpose, {
      code,
      optIn,
      name: texts[`consents.purpose.code.${code}`] ?? code,
      description: texts[`consents.purpose.code.${code}.description`],
      position: (index + 1) * 10,
    })
  })
})

const codes = [
  { code: 'enquiry', optIn: false },
  { code: 'news', optIn: true },
  { code: 'surveys', optIn: true },
]
