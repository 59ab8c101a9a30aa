import { type Preset, preset } from '@kith/sdk'
import { type FormsContract, form } from '../contract/index.ts'
import { contactUs } from './contact-us.ts'

/** The form `contact-us`, for websites on this machine. */
export const demo: Preset<FormsContract> = preset<FormsContract>()('demo', ctx => {
  ctx.change.create(form, {
    name: 'Contact us',
    publicId: 'contact-us',
    definition: contactUs,
    source: 'website',
    origins: ['http://localhost:*', 'http://127.0.0.1:*'],
    notify: 'sales@example.com',
    confirm: true,
  })
})
