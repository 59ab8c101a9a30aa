import { accounts } from '@kith/plugin-accounts'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { leads } from '@kith/plugin-leads'
import { products } from '@kith/plugin-products'
import { describePlugin } from '@kith/testing/conformance'
import { opportunities } from './plugin.ts'

describePlugin(opportunities, { with: [accounts, consents, forms, leads, products] })
