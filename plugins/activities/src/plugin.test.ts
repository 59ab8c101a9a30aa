import { accounts } from '@kith/plugin-accounts'
import { describePlugin } from '@kith/testing/conformance'
import { activities } from './plugin.ts'

describePlugin(activities, { with: [accounts] })
