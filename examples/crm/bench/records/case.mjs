import { from } from '../leads.mjs'
import { accountId, caseId, contactId } from './ids.mjs'
import { helperId, helpers } from './people.mjs'
import { day, end, localMonth, stamp, timeOf } from './time.mjs'
import { base, machines } from './values.mjs'

const states = ['new', 'in-progress', 'waiting']
const faults = ['Does not start', 'Leaks', 'Spare part wanted', 'Invoice', 'Question', '故障']

/** @param {number} n @param {import('./sizes.mjs').Sizes} sizes @param {import('./sizes.mjs').Known} known */
export function serviceCase(n, sizes, { queues, issueTypes }) {
  const random = from(n + 27_000_000)
  const at = timeOf(n, sizes.cases)
  const owner = random() < 0.9 ? helperId(Math.floor(random() * helpers)) : null
  const a = Math.floor(random() * (Math.floor((n * sizes.accounts) / sizes.cases) + 1))
  const minutes = 10 + Math.floor(random() ** 2 * 4000)
  const isOld = at < end - 14 * day
  const state = isOld && random() < 0.98 ? (random() < 0.9 ? 'closed' : 'solved') : states[Math.floor(random() * 3)]
  const isEnded = state === 'closed' || state === 'solved'
  const answered = isEnded || state !== 'new'
  const solved = stamp(Math.min(end, at + minutes * 180_000))
  // What is overdue would be escalated all at once when the product starts.
  const due = stamp(end + (1 + Math.floor(random() * 5)) * day)
  return {
    ...base(caseId(n, sizes), at, owner ?? 'bench'),
    subject: `${faults[n % faults.length]}: ${machines[Math.floor(random() * machines.length)]}`,
    number: `C-${String(n + 1).padStart(6, '0')}`,
    state,
    priority: random() < 0.8 ? 'normal' : 'high',
    description: 'It stopped this morning. Who can come, and when?',
    account: accountId(a, sizes),
    contact: contactId(a * 2, sizes),
    issueType: issueTypes[Math.floor(random() * issueTypes.length)],
    queue: queues[Math.floor(random() * queues.length)],
    owner,
    channel: 'staff',
    dispute: random() < 0.01,
    respondBy: due,
    solveBy: due,
    waited: 0,
    reopened: 0,
    month: localMonth(at),
    ...(state === 'waiting' && { waitingSince: stamp(at + day) }),
    ...(!isEnded && state !== 'waiting' && { dueAt: due }),
    ...(answered && { respondedAt: stamp(at + minutes * 60_000), respondMinutes: Math.ceil(minutes / 4) }),
    ...(isEnded && { solvedAt: solved, solveMinutes: minutes, solution: 'A hose was replaced.' }),
    ...(state === 'closed' && { closedAt: solved }),
    ...(isEnded && random() < 0.3 && { satisfaction: 1 + Math.floor(random() ** 0.5 * 5) }),
  }
}
