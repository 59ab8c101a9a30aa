import { describePlugin } from '@kith/testing/conformance'
import { products } from './plugin.ts'

describePlugin(products)
