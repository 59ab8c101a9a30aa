import { accounts } from '@kith/plugin-accounts'
import { forms } from '@kith/plugin-forms'
import { describePlugin } from '@kith/testing/conformance'
import { service } from './plugin.ts'

describePlugin(service, { with: [accounts, forms] })
