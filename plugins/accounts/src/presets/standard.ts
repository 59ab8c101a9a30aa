import { importTemplate, type Preset, preset } from '@kith/sdk'
import type { AccountsContract } from '../contract/index.ts'
import { templates } from './templates.ts'

/** Mappings for what other systems export (R102). */
export const standard: Preset<AccountsContract> = preset<AccountsContract>()('standard', ctx => {
  for (const template of templates) ctx.change.create(importTemplate, template)
})
