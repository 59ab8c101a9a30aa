/** @typedef {{ leads: number, opportunities: number, accounts: number, contacts: number, activities: number, cases: number }} Sizes */

/** @typedef {{ stages: { id: string, name: string, pipeline: string, kind: string, probability: number }[], reasons: string[], types: string[], queues: string[], issueTypes: string[], sources: string[] }} Known ids of what the standard preset made */

/** @param {string} scale @returns {Sizes} */
export function sizesOf(scale) {
  const leads = { small: 10_000, middle: 100_000, full: 1_000_000 }[scale] ?? Number(scale)
  if (!(leads >= 100)) throw new Error(`--scale ${scale}: small, middle, full or a number of leads from 100 on`)
  const opportunities = Math.floor(leads * 0.3)
  return {
    leads,
    opportunities,
    accounts: Math.ceil(opportunities / 3),
    contacts: Math.ceil(opportunities / 3) * 2,
    activities: leads * 3,
    cases: opportunities,
  }
}
