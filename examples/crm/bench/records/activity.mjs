import { from, ownerId } from '../leads.mjs'
import { accountId, accountOf, idOf, leadId, leadOf, opportunityId, ownerOf } from './ids.mjs'
import { day, end, localMonth, stamp, timeOf } from './time.mjs'
import { base, machines } from './values.mjs'

const works = ['Call about', 'Visit for', 'Offer of', 'Demonstration of', 'Contract for', 'Question about', '拜访']

/** @param {number} n @param {import('./sizes.mjs').Sizes} sizes @param {import('./sizes.mjs').Known} known */
export function activity(n, sizes, { types }) {
  const random = from(n + 17_000_000)
  const made = timeOf(n, sizes.activities)
  // What it is about is at most some months old.
  const young = Math.floor(n / 10) - Math.floor(random() * sizes.opportunities * 0.05)
  const k = Math.min(Math.max(0, young), sizes.opportunities - 1)
  const owner = ownerOf(accountOf(k))
  const at = made + Math.floor(random() * 20 * 24) * 3_600_000
  const kind = random()
  const about =
    kind < 0.6
      ? { entity: 'opportunities.opportunity', id: opportunityId(k, sizes) }
      : kind < 0.85
        ? { entity: 'accounts.account', id: accountId(accountOf(k), sizes) }
        : { entity: 'leads.lead', id: leadId(leadOf(k), sizes) }
  const fate = random()
  const state =
    at >= end - day ? 'planned' : fate < 0.9 ? 'done' : fate < 0.95 ? 'cancelled' : fate < 0.97 ? 'rejected' : 'planned'
  const isClosed = state === 'done' || state === 'cancelled'
  return {
    ...base(idOf(5, n, sizes.activities), made, owner),
    subject: `${works[n % works.length]} ${machines[Math.floor(random() * machines.length)]}`,
    type: types[Math.floor(random() ** 2 * types.length)],
    state,
    priority: random() < 0.1 ? 'urgent' : 'normal',
    about,
    account: kind < 0.85 ? accountId(accountOf(k), sizes) : null,
    start: stamp(at),
    end: stamp(at + 3_600_000),
    allDay: false,
    owner,
    participants: random() < 0.05 ? [ownerId(Math.floor(random() * 100))] : [],
    at: stamp(at),
    late: stamp(at + 3_600_000),
    month: localMonth(at),
    byModule: false,
    ...(state === 'done' && { feedback: 'They want to hear from us again before the season.' }),
    ...(isClosed && { closedAt: stamp(at + 3_600_000), closedBy: owner }),
  }
}
