import type { Handler } from '@kith/sdk'
import type { ActivitiesContract } from '../contract/index.ts'
import { add } from './add.ts'
import { assign } from './assign.ts'
import { calendar } from './calendar.ts'
import { cancel } from './cancel.ts'
import { cancelSeries } from './cancel-series.ts'
import { complete } from './complete.ts'
import { convert } from './convert.ts'
import { delegate } from './delegate.ts'
import { feedAddress } from './feed-address.ts'
import { feedOf } from './feed-of.ts'
import { followUp } from './follow-up.ts'
import { log } from './log.ts'
import { of } from './of.ts'
import { plan } from './plan.ts'
import { reject } from './reject.ts'
import { renewFeed } from './renew-feed.ts'
import { review } from './review.ts'
import { reviewing } from './reviewing.ts'
import { start } from './start.ts'
import { statistics } from './statistics.ts'
import { today } from './today.ts'

/** One for each operation of the contract. */
export const handlers: { readonly [K in keyof ActivitiesContract['operations']]: Handler<ActivitiesContract, K> } = {
  plan,
  log,
  add,
  start,
  complete,
  reject,
  cancel,
  cancelSeries,
  delegate,
  assign,
  followUp,
  convert,
  reviewing,
  review,
  today,
  of,
  calendar,
  statistics,
  feedAddress,
  renewFeed,
  feedOf,
}
