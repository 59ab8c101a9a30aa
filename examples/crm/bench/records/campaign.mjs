import { idOf, leadId } from './ids.mjs'
import { begin, stamp, timeOf } from './time.mjs'
import { base } from './values.mjs'

export const campaigns = 40

export function campaign(n) {
  return {
    ...base(idOf(8, n, campaigns), begin, 'bench'),
    name: `Campaign ${n}`,
    kind: 'online',
    status: n % 4 ? 'completed' : 'running',
    code: `campaign-${n}`,
    people: [],
    writes: true,
    purpose: 'news',
  }
}

/** A lead in ten answered a campaign. */
export function member(n, sizes) {
  const at = timeOf(n, sizes.leads / 10)
  return {
    ...base(idOf(9, n, sizes.leads / 10), at, 'bench'),
    response: 'responded',
    campaign: campaign(n % campaigns).id,
    lead: leadId(n * 10, sizes),
    contact: null,
    respondedAt: stamp(at),
  }
}
