import { describePlugin } from '@kith/testing/conformance'
import { reports } from './plugin.ts'

describePlugin(reports)
