import type { lead } from '@kith/plugin-leads/contract'
import type { Row } from '@kith/sdk'
import type { SaidKey } from './said.ts'

/** For what there is a supplier. */
type Bought = 'stand' | 'transport' | 'catering' | 'clicks' | 'landing' | 'bonus' | 'pages' | 'letters'

/** A campaign of the demo. Days are from today; amounts are euros. */
export interface CampaignPlan {
  readonly key: SaidKey
  readonly kind: 'event' | 'advertising' | 'mailing' | 'online' | 'referral'
  readonly channel: string
  readonly status: 'planned' | 'running' | 'completed'
  readonly days: readonly [from: number, to: number]
  readonly planned: number
  readonly expected: number
  readonly code?: string
  /** Leads of this source that came then came from it; of others, those with its code did. */
  readonly source?: string
  readonly invites: number
  readonly says?: readonly ('tasks' | 'resources' | 'feedback')[]
  readonly paid: readonly (readonly [what: Bought, euros: number, on: number])[]
}

export const plans: readonly CampaignPlan[] = [
  {
    key: 'referral',
    kind: 'referral',
    channel: 'word-of-mouth',
    status: 'running',
    days: [-330, 60],
    planned: 18_000,
    expected: 20,
    source: 'operator-referral',
    invites: 0,
    says: ['tasks'],
    paid: [
      ['bonus', 5200, -210],
      ['bonus', 4600, -95],
      ['bonus', 2900, -20],
    ],
  },
  {
    key: 'press',
    kind: 'advertising',
    channel: 'print',
    status: 'completed',
    days: [-270, -180],
    planned: 22_000,
    expected: 40,
    code: 'trade-press',
    invites: 0,
    says: ['feedback'],
    paid: [
      ['pages', 16_400, -262],
      ['pages', 7100, -215],
    ],
  },
  {
    key: 'days',
    kind: 'event',
    channel: 'fair',
    status: 'completed',
    days: [-198, -195],
    planned: 30_000,
    expected: 60,
    source: 'marketing-event',
    code: 'mining-days',
    invites: 12,
    says: ['tasks', 'feedback'],
    paid: [
      ['stand', 17_900, -220],
      ['transport', 6100, -200],
      ['catering', 2450, -195],
    ],
  },
  {
    key: 'check',
    kind: 'mailing',
    channel: 'mail',
    status: 'completed',
    days: [-170, -90],
    planned: 5000,
    expected: 30,
    code: 'service-check',
    invites: 30,
    says: ['tasks', 'feedback'],
    paid: [['letters', 4780, -168]],
  },
  {
    key: 'search',
    kind: 'online',
    channel: 'search',
    status: 'running',
    days: [-85, 60],
    planned: 18_000,
    expected: 80,
    code: 'compact-loaders',
    invites: 0,
    says: ['tasks'],
    paid: [
      ['landing', 1200, -87],
      ['clicks', 6440, -55],
      ['clicks', 7120, -25],
    ],
  },
  {
    key: 'fair',
    kind: 'event',
    channel: 'fair',
    status: 'completed',
    days: [-40, -36],
    planned: 25_000,
    expected: 120,
    source: 'marketing-event',
    code: 'machinery-fair',
    invites: 18,
    says: ['resources', 'tasks', 'feedback'],
    paid: [
      ['stand', 14_800, -60],
      ['transport', 4350, -42],
      ['catering', 2120, -36],
    ],
  },
  {
    key: 'mailing',
    kind: 'mailing',
    channel: 'mail',
    status: 'planned',
    days: [14, 28],
    planned: 1500,
    expected: 60,
    code: 'service-contracts',
    invites: 24,
    says: ['tasks'],
    paid: [],
  },
]

/** Whether a lead came from a campaign. */
export function isOf(
  { code, source, days: [from, to] }: CampaignPlan,
  row: Row<typeof lead>,
  daysAgo: number,
): boolean {
  if (row.utmCampaign !== null) return row.utmCampaign === code
  const isThen = daysAgo <= -from + 1 && daysAgo >= Math.max(0, -to) - 14
  return source !== undefined && row.source === source && isThen
}
