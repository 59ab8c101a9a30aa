interface Sum {
  readonly sum: number
  readonly missing: number
}

/** What `campaigns.effect` answers of a campaign, a channel or all of them. */
export interface Figures {
  readonly members: number
  readonly responses: number
  readonly leads: number
  readonly qualified: number
  readonly converted: number
  readonly deals: number
  readonly cost: Sum
  readonly revenue: Sum
  readonly roi: number | null
  readonly unsaid: 'no_cost' | 'no_rate' | null
}
